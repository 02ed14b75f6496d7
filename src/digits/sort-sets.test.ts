import { describe, expect, test } from 'vitest';
import type { IdxImages, IdxLabels } from './idx';
import { sortSets } from './sort-sets';

const images = (name: string, count: number): IdxImages => ({
	kind: 'images',
	name,
	count,
	rows: 28,
	cols: 28,
	pixels: new Uint8Array(784 * count)
});
const labels = (name: string, count: number): IdxLabels => ({
	kind: 'labels',
	name,
	count,
	labels: new Uint8Array(count)
});

describe('files of digits', () => {
	test('are sorted into those to learn from and those to test with, whatever their order', () => {
		const files = [
			labels('t10k-labels-idx1-ubyte.gz', 3),
			images('train-images-idx3-ubyte', 5),
			images('t10k-images-idx3-ubyte.gz', 3),
			labels('train-labels-idx1-ubyte', 5)
		];
		const sorted = sortSets(files);
		expect(sorted.train).toMatchObject({ source: 'train-images-idx3-ubyte', count: 5 });
		expect(sorted.test).toMatchObject({ source: 't10k-images-idx3-ubyte.gz', count: 3 });
		expect(sorted.missing).toBe('');
	});

	test('of the same count find each other by their names', () => {
		const files = [
			labels('b-labels', 4),
			labels('a-labels', 4),
			images('a-images', 4),
			images('b-images', 4)
		];
		const { train, test: tested } = sortSets(files);
		expect([train?.source, tested?.source].sort()).toEqual(['a-images', 'b-images']);
	});

	test('are for testing when they say so, even when there are more of them', () => {
		const files = [
			images('test-images', 9),
			labels('test-labels', 9),
			images('x-images', 4),
			labels('x-labels', 4)
		];
		expect(sortSets(files).test?.source).toBe('test-images');
	});

	test('say what is missing', () => {
		expect(sortSets([images('a-images', 4)])).toEqual({
			train: null,
			test: null,
			missing: 'a-images has 4 images; choose their labels as well.'
		});
		expect(sortSets([labels('a-labels', 1)]).missing).toBe(
			'a-labels has 1 label; choose their images as well.'
		);
	});
});
