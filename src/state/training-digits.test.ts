// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { describe, expect, test } from 'vitest';
import type { DigitSet } from '$digits/digit-set';
import { MNIST } from '$digits/mnist/mnist-files';
import { PEN } from '$digits/pen/pen-source';
import type { TrainingImages } from '$training/messages';
import { DigitLibrary } from './digit-library.svelte';
import { DRAWN, TrainingDigits } from './training-digits.svelte';

const set = (source: string, count: number): DigitSet => ({
	source,
	count,
	pixels: new Uint8Array(784 * count),
	labels: new Uint8Array(count)
});

function idx(name: string, header: readonly number[], length: number): File {
	const bytes = new Uint8Array(4 * header.length + length);
	header.forEach((number, k) => new DataView(bytes.buffer).setUint32(4 * k, number));
	return new File([bytes], name);
}
const files = (name: string, count: number) => [
	idx(`${name}-images`, [0x803, count, 28, 28], 784 * count),
	idx(`${name}-labels`, [0x801, count], count)
];

function visit(...sets: DigitSet[]) {
	const library = new DigitLibrary();
	for (const set of sets) library.put(set);
	let run: TrainingImages | null = null;
	const digits = new TrainingDigits(library, () => run);
	const taken = (images: TrainingImages) => (run = images);
	return { digits, library, taken };
}
const chosen = ({ train, test }: TrainingDigits) => [train.source, test?.source ?? null];

describe('the digits to train on', () => {
	test('are the pen’s, as many as are drawn, while there are no others', async () => {
		const { digits } = visit();
		expect(chosen(digits)).toEqual([PEN, PEN]);
		expect([digits.train.count, digits.test?.testCount]).toEqual([DRAWN.train, DRAWN.test]);
	});

	test('are MNIST’s where it is kept, even beside others', async () => {
		const { digits, library } = visit(set('own', 5), set(MNIST.test, 3));
		library.put(set(MNIST.train, 6));
		expect(chosen(digits)).toEqual([MNIST.train, MNIST.test]);
	});

	test('are the files that are brought, from then on, until others are chosen', async () => {
		const { digits } = visit(set(MNIST.train, 6), set(MNIST.test, 3));
		await digits.add([...files('a', 4), ...files('a-test', 2)]);
		expect(chosen(digits)).toEqual(['a-images', 'a-test-images']);
		digits.chooseTrain(MNIST.train);
		expect(chosen(digits)).toEqual([MNIST.train, 'a-test-images']);
		digits.chooseTest('');
		expect(chosen(digits)).toEqual([MNIST.train, null]);
	});

	test('are brought in two goes as well as in one', async () => {
		const { digits } = visit();
		await digits.add(files('train', 4));
		expect(chosen(digits)).toEqual(['train-images', null]);
		await digits.add(files('t10k', 2));
		expect(chosen(digits)).toEqual(['train-images', 't10k-images']);
	});

	test('stay what they were where only a test set is brought', async () => {
		const { digits } = visit();
		await digits.add(files('t10k', 2));
		expect(chosen(digits)).toEqual([PEN, 't10k-images']);
		await digits.add(files('train', 4));
		expect(chosen(digits)).toEqual(['train-images', 't10k-images']);
	});

	test('of an earlier run of the visit can be chosen again', async () => {
		const earlier = [set('old', 4), set(PEN, 3)];
		const digits = new TrainingDigits(
			new DigitLibrary(),
			() => ({ train: set('new', 5), test: null }),
			() => earlier
		);
		expect(digits.candidates.map(({ source }) => source)).toEqual(['new', 'old', PEN]);
		digits.chooseTrain('old');
		expect((await digits.images()).train).toBe(earlier[0]);
	});

	test('are those of the run that was taken up, where nothing was brought', async () => {
		const { digits, library, taken } = visit();
		const images = { train: set('old', 4), test: set('old test', 2) };
		taken(images);
		expect(chosen(digits)).toEqual(['old', 'old test']);
		expect(await digits.images()).toEqual(images);
		library.put(set(MNIST.train, 6));
		library.put(set(MNIST.test, 3));
		expect(chosen(digits)).toEqual([MNIST.train, MNIST.test]);
		expect(digits.candidates.map(({ source }) => source)).toEqual([
			MNIST.train,
			MNIST.test,
			'old',
			'old test',
			PEN
		]);
	});

	test('are the usual ones again when those that were chosen are gone', async () => {
		const { digits, library } = visit(set('own', 5));
		digits.chooseTrain('own');
		expect(digits.train.source).toBe('own');
		library.remove('own');
		expect(chosen(digits)).toEqual([PEN, PEN]);
	});

	test('of the pen are drawn once, and those of the run there is are the same', async () => {
		const { digits, taken } = visit();
		const drawn = { train: set(PEN, DRAWN.train), test: set(PEN, DRAWN.test) };
		taken(drawn);
		expect(chosen(digits)).toEqual([PEN, PEN]);
		const images = await digits.images();
		expect(images.train).toBe(drawn.train);
		expect(images.test).toBe(drawn.test);
	});
});
