import { describe, expect, test } from 'vitest';
import type { DigitSet } from './digit-set';
import { trainAndTest } from './train-and-test';

const set = (source: string, count: number): DigitSet => ({
	source,
	count,
	pixels: new Uint8Array(784 * count),
	labels: new Uint8Array(count)
});

describe('sets of digits', () => {
	test('are those to learn from and those to test with, by their sizes', () => {
		const [small, large] = [set('b-images', 3), set('a-images', 5)];
		for (const sets of [
			[small, large],
			[large, small]
		]) {
			expect(trainAndTest(sets)).toEqual({ train: large, test: small });
		}
	});

	test('are for testing when they say so, even when there are more of them', () => {
		for (const name of ['test-images', 't10k-images-idx3-ubyte']) {
			expect(trainAndTest([set('x', 4), set(name, 9)]).test?.source).toBe(name);
		}
	});

	test('are to learn from when there is only one', () => {
		const only = set('t10k-images', 3);
		expect(trainAndTest([only])).toEqual({ train: only, test: null });
		expect(trainAndTest([])).toEqual({ train: null, test: null });
	});
});
