import { PIXELS } from '$digits/digit-set';
import { accuracy } from '$training/accuracy';
import { bestKernel } from '$training/best-kernel';
import { trainEpoch } from '$training/epoch';
import { Run } from '$training/run';
import { defaultSettings } from '$training/settings';
import { Trainer } from '$training/trainer';
import { readKernel } from '../../scripts/compile-kernel.js';
import type { Mnist } from '../../scripts/mnist-folder';
import type { Row } from '../table';

/** η of each cost, as Nielsen's book has it. */
const RATES = [
	['half-squared-error', 3],
	['cross-entropy', 0.5]
] as const;
const SEEDS = [1, 2, 3, 4, 5];
const EPOCHS = 30;

/** The test accuracy of 30 epochs of batches of 10, from five seeds: of the best epoch, and of the last. */
export async function accuracyRows({ train, test }: Mnist): Promise<Row[]> {
	const { makeKernel, makeMemory } = await bestKernel(readKernel);
	const rows: Row[] = [];
	for (const hidden of [30, 100]) {
		for (const [cost, learningRate] of RATES) {
			const runs = SEEDS.map((seed) => {
				const initialisation = 'scaled' as const;
				const changes = { hidden, cost, learningRate, seed, epochs: EPOCHS, initialisation };
				const settings = { ...defaultSettings, ...changes };
				const { batchSize } = settings;
				const shape = { inputs: PIXELS, hidden, batchSize, sets: [train, test] };
				const trainer = new Trainer(makeKernel, makeMemory, shape);
				const run = new Run(trainer, settings);
				return Array.from({ length: EPOCHS }, () => {
					trainEpoch(run);
					return accuracy(trainer, 1, test, cost);
				});
			});
			const goal = hidden === 30 ? 'mean best ≥ 95.8 %' : 'mean best ≥ 97.2 %';
			rows.push([
				`784-${hidden}-10, ${cost}, η ${learningRate}`,
				`best epoch ${summary(runs.map((run) => Math.max(...run)))}; last ${summary(runs.map((run) => run[EPOCHS - 1]))}`,
				goal
			]);
		}
	}
	return rows;
}

function summary(accuracies: number[]): string {
	const mean = accuracies.reduce((sum, x) => sum + x) / accuracies.length;
	return `mean ${percent(mean)}, worst ${percent(Math.min(...accuracies))}`;
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
