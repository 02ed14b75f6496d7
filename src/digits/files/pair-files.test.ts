import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigitSet } from '$digits/digit-set';
import { addFiles, aloneNotice, pairFiles } from './pair-files';
import type { IdxFile, IdxImages, IdxLabels } from './idx';
import { IdxError } from './idx-error';
import { pairDigits } from './pair-digits';

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
const load = (...files: IdxFile[]) => files.reduce(step, { last: null, alone: [] });

interface Loaded {
	readonly last: DigitSet | null;
	readonly alone: readonly IdxFile[];
}
/** One file more: the set that was made last, and what is alone. */
function step({ last, alone }: Loaded, file: IdxFile): Loaded {
	const added = addFiles(alone, [file]);
	return { last: added.sets.at(-1) ?? last, alone: added.alone };
}
const sentence = (...files: IdxFile[]) => aloneNotice(load(...files).alone)?.sentence;

const train = { images: images('train-images', 60), labels: labels('train-labels', 60) };
const test = { images: images('t10k-images', 10), labels: labels('t10k-labels', 10) };

describe('pairDigits', () => {
	it('makes one set of images and labels, named for the images', () => {
		expect(pairDigits(test.images, test.labels)).toEqual({
			source: 't10k-images',
			count: 10,
			pixels: test.images.pixels,
			labels: test.labels.labels
		});
	});

	it('refuses as many images as there are not labels, and says both counts', () => {
		expect(() => pairDigits(images('a', 10_000), labels('b', 1))).toThrow(
			new IdxError('a has 10,000 images but b has 1 label; choose two files that belong together.')
		);
	});
});

describe('pairFiles', () => {
	it('makes sets of images and labels, whatever their order', () => {
		const files = [test.labels, train.images, test.images, train.labels];
		for (const order of [files, files.toReversed()]) {
			const { sets, alone } = pairFiles(order);
			expect(sets.map(({ source }) => source).sort()).toEqual(['t10k-images', 'train-images']);
			expect(alone).toEqual([]);
		}
	});

	it('finds files of the same count by their names', () => {
		const [a, b] = [labels('a-labels', 4), labels('b-labels', 4)];
		a.labels.fill(1);
		const { sets } = pairFiles([b, a, images('a-images', 4), images('b-images', 4)]);
		expect(sets.map((set) => [set.source, set.labels[0]])).toEqual([
			['a-images', 1],
			['b-images', 0]
		]);
	});

	it('leaves alone what has no other half', () => {
		expect(pairFiles([test.images, train.labels])).toEqual({
			sets: [],
			alone: [test.images, train.labels]
		});
	});
});

describe('addFiles', () => {
	it('asks for the other file while only one has come', () => {
		expect(aloneNotice([])).toBeNull();
		expect(aloneNotice(load(images('t10k-images', 10_000)).alone)).toEqual({
			kind: 'incomplete',
			sentence: '10,000 images loaded from t10k-images; now choose their labels.'
		});
		expect(sentence(labels('one', 1))).toBe('1 label loaded from one; now choose its images.');
	});

	it('never pairs a new file with one that has its other half, although the counts agree', () => {
		const other = load(train.images, train.labels, images('fashion-images', 60));
		expect(other.last?.source).toBe('train-images');
		expect(aloneNotice(other.alone)?.kind).toBe('incomplete');
	});

	it('says both counts when images and labels do not belong together', () => {
		const mixed = load(train.images, train.labels, test.images, train.labels);
		expect(mixed.last?.source).toBe('train-images');
		expect(aloneNotice(mixed.alone)).toEqual({
			kind: 'mismatch',
			sentence:
				't10k-images has 10 images but train-labels has 60 labels; choose two files that belong together.'
		});
	});

	it('lets either file of a mismatch be chosen again', () => {
		for (const again of [test.labels, train.images]) {
			const mended = load(test.images, train.labels, again);
			expect(mended.last).not.toBeNull();
			expect(mended.alone).toEqual([]);
		}
	});

	it('ends with the pair chosen last, whatever was chosen before', () => {
		const file = fc.constantFrom<IdxFile>(train.images, train.labels, test.images, test.labels);
		const pair = fc.constantFrom([test.images, test.labels], [test.labels, test.images]);
		fc.assert(
			fc.property(fc.array(file), pair, (earlier, pair) => {
				expect(load(...earlier, ...pair).last?.source).toBe('t10k-images');
			})
		);
	});
});
