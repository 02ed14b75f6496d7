import { PIXELS } from '$digits/digit-set';
import { accuracy } from '$training/accuracy';
import type { KernelChoice } from '$training/best-kernel';
import { trainEpoch } from '$training/epoch';
import type { LabelledImages } from '$training/labelled-images';
import { Run } from '$training/run';
import { defaultSettings } from '$training/settings';
import { Trainer } from '$training/trainer';
import type { Round } from './contestant';

/** Our own run of 784-30-10, in Node or in a browser: by default of more epochs than anybody measures. */
export function ownRun(
	{ makeKernel, makeMemory }: KernelChoice,
	{ train, test }: { train: LabelledImages; test: LabelledImages },
	epochs = 1_000
) {
	const { hidden, batchSize, cost } = defaultSettings;
	const shape = { inputs: PIXELS, hidden, batchSize, sets: [train, test] };
	const trainer = new Trainer(makeKernel, makeMemory, shape);
	const run = new Run(trainer, { ...defaultSettings, epochs });
	return {
		run,
		trainEpoch(): Round {
			const begun = performance.now();
			const cost = trainEpoch(run);
			return { seconds: (performance.now() - begun) / 1000, cost };
		},
		test: () => accuracy(trainer, 1, test, cost)
	};
}
