import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleEnd } from './scale-end';

describe('the end of a scale', () => {
	test('has two figures, or four decimals', () => {
		for (const [most, end] of [
			[13.4438, 14],
			[0.9999, 1],
			[1, 1],
			[1.0001, 1.1],
			[0.1203, 0.13],
			[0.3, 0.3],
			[0.00034, 0.0004],
			[0.00006, 0.0001],
			[0.00001234, 0.000013],
			[123456, 130000],
			[0, 0]
		]) {
			expect(scaleEnd(most)).toBe(end);
		}
	});

	test('is never less than the largest number, nor more than double it', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (most) => {
				const end = scaleEnd(most);
				expect(end).toBeGreaterThanOrEqual(most);
				expect(end).toBeLessThanOrEqual(2 * most);
			})
		);
	});

	test('is the end of a scale that reaches just so far', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 10, max: 99 }),
				fc.integer({ min: -3, max: 20 }),
				(n, power) => {
					const end = Number(`${n}e${power}`);
					expect(scaleEnd(end)).toBe(end);
				}
			)
		);
	});
});
