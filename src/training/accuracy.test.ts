import { describe, expect, test } from 'vitest';
import { answered, confusion, shareRight } from './accuracy';

/** Outputs of which that of a class is the largest. */
const outputsOf = (...classes: number[]) =>
	Float32Array.from(
		classes.flatMap((wanted) =>
			Array.from({ length: 12 }, (_, k) => (k >= 10 ? 9 : k === wanted ? 0.5 : 0.25))
		)
	);

describe('what a network answers', () => {
	test('is the class of its largest output, the first of those that are as large', () => {
		expect([...answered(outputsOf(3, 0, 9))]).toEqual([3, 0, 9]);
		expect([...answered(new Float32Array(12))]).toEqual([0]);
	});

	test('is right in a share of images', () => {
		expect(shareRight(answered(outputsOf(3, 0, 9, 4)), Uint8Array.of(3, 1, 9, 2))).toBe(0.5);
	});

	test('is counted by label and answer', () => {
		const counts = confusion(answered(outputsOf(3, 3, 9)), Uint8Array.of(3, 5, 9));
		expect([counts[3][3], counts[5][3], counts[9][9]]).toEqual([1, 1, 1]);
		expect(counts.flat().reduce((sum, n) => sum + n)).toBe(3);
	});
});
