import { counted } from '$digits/counted';
import type { DigitSet } from '$digits/digit-set';
import type { IdxFile, IdxImages, IdxLabels } from './idx';
import { differ, pairDigits } from './pair-digits';

/** Files of images and labels: those that belong together as sets, and those whose other half is missing. */
export interface PairedFiles {
	readonly sets: readonly DigitSet[];
	readonly alone: readonly IdxFile[];
}

/** Pairs files of images with the labels that belong to them, by their counts and names, whatever the order they came in. */
export function pairFiles(files: readonly IdxFile[]): PairedFiles {
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
	return { sets, alone: [...alone, ...labels] };
}

/** `train` of `train-images-idx3-ubyte.gz`. */
const stem = (name: string) => name.toLowerCase().replace(/[-_.]?(images|labels).*$/, '');

/**
 * Takes in more files. Those that were alone before may find their other half among the new ones;
 * they are forgotten once another pair is found, or a file of their kind comes, so that after a
 * mismatch either of the two can be chosen again.
 */
export function addFiles(alone: readonly IdxFile[], added: readonly IdxFile[]): PairedFiles {
	const paired = pairFiles([...replaced(alone, added), ...added]);
	if (paired.sets.length === 0) return paired;
	return { ...paired, alone: paired.alone.filter((file) => added.includes(file)) };
}

function replaced(alone: readonly IdxFile[], added: readonly IdxFile[]): readonly IdxFile[] {
	return alone.filter(({ kind }) => added.every((file) => file.kind !== kind));
}

/** What the visitor should know: a file still to choose, two that do not belong together, or that nothing is missing. */
export interface AloneNotice {
	readonly kind: 'incomplete' | 'mismatch' | 'complete';
	readonly sentence: string;
}

/** What is missing or wrong, in one sentence; null when nothing is. */
export function aloneNotice(alone: readonly IdxFile[]): AloneNotice | null {
	const images = alone.find((file): file is IdxImages => file.kind === 'images');
	const labels = alone.find((file): file is IdxLabels => file.kind === 'labels');
	if (images && labels) return { kind: 'mismatch', sentence: differ(images, labels) };
	const file = images ?? labels;
	if (!file) return null;
	const [one, other] = file.kind === 'images' ? ['image', 'labels'] : ['label', 'images'];
	const their = file.count === 1 ? 'its' : 'their';
	return {
		kind: 'incomplete',
		sentence: `${counted(file.count, one)} loaded from ${file.name}; now choose ${their} ${other}.`
	};
}
