import { describe, expect, test } from 'vitest';
import { accuracy } from './accuracy';
import { NotFinite, trainEpoch } from './epoch';
import { Run } from './run';
import { defaultSettings, type TrainingSettings } from './settings';
import { compiledKernel, makeMemory } from './testing/kernels';
import { smallSet } from './testing/small-set';
import { Trainer } from './trainer';

const set = smallSet(45, { inputs: 40 });

async function begun(changes: Partial<TrainingSettings> = {}) {
	const settings = { ...defaultSettings, hidden: 5, epochs: 40, ...changes };
	const { hidden, batchSize } = settings;
	const sets = [set, set];
	const made = await compiledKernel();
	const trainer = new Trainer(made, makeMemory, { inputs: 40, hidden, batchSize, sets });
	return { trainer, run: new Run(trainer, settings) };
}

describe('trainEpoch', () => {
	test('goes to the end of the epoch and returns the mean cost of its batches', async () => {
		const [{ run }, { run: other }] = [await begun(), await begun()];
		const costs = [1, 2, 3, 4, 5].map(() => other.step());
		let updates = 0;
		const cost = trainEpoch(run, () => updates++);
		expect(cost).toBeCloseTo(costs.reduce((sum, cost) => sum + cost) / 5, 12);
		expect([run.done, updates]).toEqual([5, 5]);
		run.step();
		trainEpoch(run);
		expect(run.done).toBe(10);
	});

	test('stops where the cost is no longer finite', async () => {
		const { run } = await begun({ learningRate: 1e38, cost: 'cross-entropy' });
		expect(() => {
			while (run.done < run.length) trainEpoch(run);
		}).toThrow(NotFinite);
	});

	test('stops where a weight is no longer finite, though the cost still was', async () => {
		const { run } = await begun({ batchSize: 45, l2: 1e40 });
		expect(() => trainEpoch(run)).toThrow('a weight became too large for a number by update 1');
	});
});

describe('accuracy', () => {
	test('is the share of right answers: about a tenth at first, all when it has been learnt', async () => {
		const cost = 'cross-entropy';
		const { trainer, run } = await begun({ hidden: 30, learningRate: 0.5, cost });
		expect(accuracy(trainer, 1, set, cost)).toBeLessThan(0.5);
		while (run.done < run.length) trainEpoch(run);
		expect(accuracy(trainer, 1, set, cost)).toBe(1);
	});
});
