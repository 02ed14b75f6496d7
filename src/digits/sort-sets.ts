import { counted } from './counted';
import type { DigitSet } from './digit-set';
import type { IdxFile, IdxImages, IdxLabels } from './idx';
import { pairDigits } from './pair-digits';

/** Files of images and labels, sorted by what they are for. */
export interface SortedSets {
	/** To learn from; null when no images have labels that belong to them. */
	readonly train: DigitSet | null;
	/** To be tested on; null when there is only one set. */
	readonly test: DigitSet | null;
	/** What is still missing, as a sentence; '' when nothing is. */
	readonly missing: string;
}

/**
 * Pairs files of images with the labels that belong to them, by their names and counts, whatever the
 * order they came in. Of two sets the one that calls itself a test is for testing, else the smaller.
 */
export function sortSets(files: readonly IdxFile[]): SortedSets {
	const labels = files.filter((file): file is IdxLabels => file.kind === 'labels');
	const sets: DigitSet[] = [];
	const alone: IdxFile[] = [];
	for (const images of files.filter((file): file is IdxImages => file.kind === 'images')) {
		const fitting = labels.filter(({ count }) => count === images.count);
		const own = fitting.find(({ name }) => stem(name) === stem(images.name)) ?? fitting[0];
		if (!own) {
			alone.push(images);
			continue;
		}
		labels.splice(labels.indexOf(own), 1);
		sets.push(pairDigits(images, own));
	}
	alone.push(...labels);
	const [test = null] = sets.length > 1 ? [...sets].sort(byTestFirst) : [];
	const train = sets.find((set) => set !== test) ?? null;
	return { train, test, missing: alone.map(without).join(' ') };
}

/** `train` of `train-images-idx3-ubyte.gz`. */
const stem = (name: string) => name.toLowerCase().replace(/[-_.]?(images|labels).*$/, '');

/** Whether a set says by its name that it is to be tested on. */
export const isTest = ({ source }: DigitSet) => /t10k|test/i.test(source);

const byTestFirst = (one: DigitSet, other: DigitSet) =>
	Number(isTest(other)) - Number(isTest(one)) || one.count - other.count;

function without(file: IdxFile): string {
	return file.kind === 'images'
		? `${file.name} has ${counted(file.count, 'image')}; choose their labels as well.`
		: `${file.name} has ${counted(file.count, 'label')}; choose their images as well.`;
}
