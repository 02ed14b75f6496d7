import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepPlaces } from './keep-places';

test('what stays keeps its place, what is new takes those that were left', () => {
	expect(keepPlaces([], [2, 4, 6, 8], 3)).toEqual([2, 4, 6]);
	expect(keepPlaces([2, 4, 6], [1, 2, 6, 9], 3)).toEqual([2, 1, 6]);
	expect(keepPlaces([2, 4, 6], [4], 3)).toEqual([4]);
	expect(keepPlaces([4], [1, 4, 5], 3)).toEqual([4, 1, 5]);
});

test('as many as there is room for are shown, each once', () => {
	const some = fc.uniqueArray(fc.nat(30));
	fc.assert(
		fc.property(some, some, fc.nat(12), (first, now, most) => {
			const shown = keepPlaces(keepPlaces([], first, most), now, most);
			expect(new Set(shown).size).toBe(Math.min(most, now.length));
			expect(shown).toHaveLength(Math.min(most, now.length));
			expect(shown.every((item) => now.includes(item))).toBe(true);
		})
	);
});
