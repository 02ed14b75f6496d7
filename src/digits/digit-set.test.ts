import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digit, type DigitSet } from './digit-set';

const pixels = Uint8Array.from({ length: 3 * 784 }, (_, k) => (k * 7) % 256);
const three: DigitSet = {
	source: 'three.gz',
	count: 3,
	pixels,
	labels: Uint8Array.of(5, 0, 4)
};

describe('digit', () => {
	it('scales the pixels of the n-th image to 0..1 and keeps its label and its place', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 783 }), (n, k) => {
				const { input, label, source, index } = digit(three, n);
				expect(input).toHaveLength(784);
				expect(input[k]).toBe(pixels[784 * n + k] / 255);
				expect([label, source, index]).toEqual([three.labels[n], 'three.gz', n]);
			})
		);
	});

	it('refuses a place which the set does not have', () => {
		const sentence = (n: string) =>
			`three.gz has 3 digits, numbered from 0 to 2, so there is no digit ${n}.`;
		expect(() => digit(three, 3)).toThrow(new RangeError(sentence('3')));
		expect(() => digit(three, -1)).toThrow(new RangeError(sentence('-1')));
		expect(() => digit(three, 60_000)).toThrow(new RangeError(sentence('60,000')));
	});

	it('refuses a place which is not a whole number', () => {
		for (const n of [1.5, NaN, Infinity]) {
			expect(() => digit(three, n)).toThrow(
				new RangeError(`A digit is chosen by a whole number, not ${n}.`)
			);
		}
	});
});
