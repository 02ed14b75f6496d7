import type { TrainingCost } from './kernel';
import type { LabelledImages } from './labelled-images';
import { CLASSES, CLASS_ROW } from './memory-layout';
import type { Trainer } from './trainer';

/** The share, 0 to 1, of the images of a trainer's set that the network says the class of. */
export function accuracy(
	trainer: Trainer,
	set: number,
	{ count, labels }: LabelledImages,
	cost: TrainingCost
): number {
	const { outputs } = trainer.answers(set, 0, count, cost);
	let right = 0;
	for (let k = 0; k < count; k++) if (answered(outputs, k * CLASS_ROW) === labels[k]) right++;
	return right / count;
}

/** The class of the largest of ten outputs; the first of those that are as large. */
function answered(outputs: Float32Array, at: number): number {
	let best = 0;
	for (let k = 1; k < CLASSES; k++) if (outputs[at + k] > outputs[at + best]) best = k;
	return best;
}
