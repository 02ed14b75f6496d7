import { counted } from './counted';
import type { DigitSet } from './digit-set';
import type { IdxFile, IdxImages, IdxLabels } from './idx';
import { differ, pairDigits } from './pair-digits';

/** The set in use, and the files chosen since that are not (yet) a set. */
export interface LoadedIdx {
	readonly set: DigitSet | null;
	readonly images: IdxImages | null;
	readonly labels: IdxLabels | null;
}

/** Before any file was chosen. */
export const nothingLoaded: LoadedIdx = { set: null, images: null, labels: null };

/**
 * Takes in one more file. Images and labels chosen since the last set become the new set when their
 * counts agree; until then the set in use stays. A file replaces an earlier one of its kind, so
 * after a mismatch either of the two can be chosen again. Never throws; `idxNotice` says what is
 * missing or wrong.
 */
export function addIdx(loaded: LoadedIdx, file: IdxFile): LoadedIdx {
	// Never the labels of the set in use: another file of 60,000 images would pair with them unseen.
	const images = file.kind === 'images' ? file : loaded.images;
	const labels = file.kind === 'labels' ? file : loaded.labels;
	if (images === null || labels === null || images.count !== labels.count) {
		return { ...loaded, images, labels };
	}
	return { set: pairDigits(images, labels), images: null, labels: null };
}

/** What the visitor should know: a file still to choose, or two that do not belong together. */
export interface IdxNotice {
	readonly kind: 'incomplete' | 'mismatch';
	readonly sentence: string;
}

/** What is missing or wrong, in one sentence; null when nothing is. */
export function idxNotice({ images, labels }: LoadedIdx): IdxNotice | null {
	if (images !== null && labels !== null) {
		return { kind: 'mismatch', sentence: differ(images, labels) };
	}
	const file = images ?? labels;
	if (file === null) return null;
	const [one, other] = file.kind === 'images' ? ['image', 'labels'] : ['label', 'images'];
	const their = file.count === 1 ? 'its' : 'their';
	return {
		kind: 'incomplete',
		sentence: `${counted(file.count, one)} loaded from ${file.name}; now choose ${their} ${other}.`
	};
}
