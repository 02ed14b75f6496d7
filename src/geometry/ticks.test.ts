import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticks } from './ticks';

const numbers = (...args: Parameters<typeof ticks>) => ticks(...args).map((cell) => cell + 1);

test('every row of ten has its number; of thirty narrow columns the first and every fifth', () => {
	expect(numbers(0, 9, 17, 16)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(numbers(0, 29, 6, 20)).toEqual([1, 5, 10, 15, 20, 25, 30]);
	expect(numbers(0, 29, 5, 22)).toEqual([1, 10, 20, 30]);
});

test('in a part of them numbers stay where they are', () => {
	expect(numbers(7, 21, 6, 20)).toEqual([10, 15, 20]);
	expect(numbers(11, 13, 60, 20)).toEqual([12, 13, 14]);
});

test('no two are closer than a number needs, and none lies outside', () => {
	const size = fc.double({ min: 1, max: 60, noNaN: true });
	fc.assert(
		fc.property(fc.nat(700), fc.nat(83), size, size, (first, more, cell, room) => {
			const last = first + more;
			const shown = ticks(first, last, cell, room);
			shown.forEach((at, k) => {
				expect(at >= first && at <= last).toBe(true);
				if (k > 0) expect((at - shown[k - 1]) * cell).toBeGreaterThanOrEqual(room);
			});
			if (first === 0) expect(shown[0]).toBe(0);
		})
	);
});
