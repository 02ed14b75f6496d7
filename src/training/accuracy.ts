import type { TrainingCost } from './kernel';
import type { LabelledImages } from './labelled-images';
import { CLASSES, CLASS_ROW } from './memory-layout';
import type { Trainer } from './trainer';

/** The class of the largest of ten numbers that begin at `from`; the first where two are the same. */
export function largestOf(outputs: ArrayLike<number>, from: number): number {
	let best = 0;
	for (let k = 1; k < CLASSES; k++) if (outputs[from + k] > outputs[from + best]) best = k;
	return best;
}

/** What is answered to each of some images: the class of its largest output, of rows of `CLASS_ROW` numbers. */
export function answered(outputs: Float32Array): Uint8Array<ArrayBuffer> {
	const classes = new Uint8Array(outputs.length / CLASS_ROW);
	for (let k = 0; k < classes.length; k++) classes[k] = largestOf(outputs, k * CLASS_ROW);
	return classes;
}

/** The share, 0 to 1, of a trainer's set from image `first` on that its network says the class of. */
export function accuracy(
	trainer: Trainer,
	set: number,
	{ count, labels }: LabelledImages,
	cost: TrainingCost,
	first = 0
): number {
	const { outputs } = trainer.answers(set, first, count, cost);
	return shareRight(answered(outputs), labels.subarray(first));
}

/** The share of images that are answered with their label; the first label is that of the first image. */
export function shareRight(classes: Uint8Array, labels: Uint8Array): number {
	let right = 0;
	for (let k = 0; k < classes.length; k++) if (classes[k] === labels[k]) right++;
	return right / classes.length;
}

/** Row by label, column by answer: how many images. */
export function confusion(classes: Uint8Array, labels: Uint8Array): number[][] {
	const counts = Array.from({ length: CLASSES }, () => new Array<number>(CLASSES).fill(0));
	for (let k = 0; k < classes.length; k++) counts[labels[k]][classes[k]]++;
	return counts;
}
