import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIdx, idxNotice, nothingLoaded } from './add-idx';
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
const load = (...files: IdxFile[]) => files.reduce(addIdx, nothingLoaded);
const sentence = (...files: IdxFile[]) => idxNotice(load(...files))?.sentence;

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

describe('addIdx', () => {
	it('makes a set of images and labels in either order', () => {
		const whole = { set: pairDigits(test.images, test.labels), images: null, labels: null };
		expect(load(test.images, test.labels)).toEqual(whole);
		expect(load(test.labels, test.images)).toEqual(whole);
		expect(idxNotice(load(test.images, test.labels))).toBeNull();
	});

	it('asks for the other file while only one has come', () => {
		expect(idxNotice(nothingLoaded)).toBeNull();
		expect(idxNotice(load(images('t10k-images', 10_000)))).toEqual({
			kind: 'incomplete',
			sentence: '10,000 images loaded from t10k-images; now choose their labels.'
		});
		expect(sentence(labels('one', 1))).toBe('1 label loaded from one; now choose its images.');
	});

	it('keeps the set in use until the next one is whole', () => {
		const both = load(train.images, train.labels);
		const half = addIdx(both, test.images);
		expect(half.set).toBe(both.set);
		expect(idxNotice(half)?.sentence).toBe(
			'10 images loaded from t10k-images; now choose their labels.'
		);
		expect(addIdx(half, test.labels).set?.source).toBe('t10k-images');
	});

	it('never pairs a new file with the set in use, although the counts agree', () => {
		const both = load(train.images, train.labels);
		const other = addIdx(both, images('fashion-images', 60));
		expect(other.set).toBe(both.set);
		expect(idxNotice(other)?.kind).toBe('incomplete');
	});

	it('says both counts when images and labels do not belong together', () => {
		const mixed = load(train.images, train.labels, test.images, train.labels);
		expect(mixed.set?.source).toBe('train-images');
		expect(idxNotice(mixed)).toEqual({
			kind: 'mismatch',
			sentence:
				't10k-images has 10 images but train-labels has 60 labels; choose two files that belong together.'
		});
	});

	it('lets either file of a mismatch be chosen again', () => {
		expect(load(test.images, train.labels, test.labels).set?.source).toBe('t10k-images');
		expect(load(test.images, train.labels, train.images).set?.source).toBe('train-images');
	});

	it('ends with the pair chosen last, whatever was chosen before', () => {
		const file = fc.constantFrom<IdxFile>(train.images, train.labels, test.images, test.labels);
		const pair = fc.constantFrom([test.images, test.labels], [test.labels, test.images]);
		fc.assert(
			fc.property(fc.array(file), pair, (earlier, pair) => {
				const before = load(...earlier);
				const after = pair.reduce(addIdx, before);
				expect(after.set?.source).toBe('t10k-images');
			})
		);
	});

	it('leaves the earlier state as it was', () => {
		const before = load(train.images);
		const copy = { ...before };
		addIdx(before, train.labels);
		expect(before).toEqual(copy);
	});
});
