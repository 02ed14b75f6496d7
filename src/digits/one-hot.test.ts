import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneHot } from './one-hot';

describe('oneHot', () => {
	it('is 1 at the label and 0 elsewhere', () => {
		expect(oneHot(3)).toEqual(Float64Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => {
				const label = seed % size;
				const target = oneHot(label, size);
				expect(target).toHaveLength(size);
				target.forEach((number, k) => expect(number).toBe(k === label ? 1 : 0));
			})
		);
	});

	it('refuses a label which has no place', () => {
		for (const label of [10, -1, 2.5, NaN]) {
			expect(() => oneHot(label)).toThrow(
				new RangeError(`A label is a whole number from 0 to 9, not ${label}.`)
			);
		}
		expect(() => oneHot(2, 2)).toThrow('A label is a whole number from 0 to 1, not 2.');
	});
});
