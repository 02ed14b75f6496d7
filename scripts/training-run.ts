import { PIXELS } from '$digits/digit-set';
import { bestKernel } from '$training/best-kernel';
import type { LabelledImages } from '$training/labelled-images';
import { Run } from '$training/run';
import type { TrainingSettings } from '$training/settings';
import { Trainer } from '$training/trainer';
import { readKernel } from './compile-kernel.js';
import type { Mnist } from './mnist-folder';

/** What a run needs, made ready: the trainer's set 0 is trained on, its set 1 is the test. */
export interface TrainingRun {
	readonly run: Run;
	readonly trainer: Trainer;
	readonly test: LabelledImages;
}

/** A run on MNIST at its start. Says on stderr when it will be slow. */
export async function trainingRun(
	{ train, test }: Mnist,
	settings: TrainingSettings
): Promise<TrainingRun> {
	const { makeKernel, makeMemory, simd } = await bestKernel(readKernel);
	if (!simd) process.stderr.write('no WebAssembly SIMD here: the same numbers, but slowly\n');
	const { hidden, batchSize } = settings;
	const sets = [train, test];
	const trainer = new Trainer(makeKernel, makeMemory, { inputs: PIXELS, hidden, batchSize, sets });
	return { run: new Run(trainer, settings), trainer, test };
}
