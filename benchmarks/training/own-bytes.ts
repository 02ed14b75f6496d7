import type { KernelChoice } from '$training/best-kernel';
import { trainingCosts, type TrainingCost } from '$training/kernel';
import { Run } from '$training/run';
import { defaultSettings } from '$training/settings';
import { smallSet } from '$training/testing/small-set';
import { Trainer } from '$training/trainer';

/** How far is trained. */
export const UPDATES = 200;

/** The SHA-256 of the parameters of 784-30-10 after 200 updates on a small set, for each cost. */
export async function ownBytes({
	makeKernel,
	makeMemory
}: KernelChoice): Promise<Record<TrainingCost, string>> {
	const hashes: Partial<Record<TrainingCost, string>> = {};
	for (const cost of Object.keys(trainingCosts) as TrainingCost[]) {
		const settings = { ...defaultSettings, cost, learningRate: 0.5, l2: 0.1 };
		const { hidden, batchSize } = settings;
		const shape = { inputs: 784, hidden, batchSize, sets: [smallSet(500)] };
		const run = new Run(new Trainer(makeKernel, makeMemory, shape), settings);
		while (run.done < UPDATES) run.step();
		const digest = await crypto.subtle.digest('SHA-256', run.parametersAfter(UPDATES));
		hashes[cost] = [...new Uint8Array(digest)]
			.map((byte) => byte.toString(16).padStart(2, '0'))
			.join('');
	}
	return hashes as Record<TrainingCost, string>;
}
