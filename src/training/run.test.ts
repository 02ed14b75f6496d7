import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Checkpoints } from './checkpoints';
import { Run } from './run';
import { defaultSettings, type TrainingSettings } from './settings';
import { bothKernels, compiledKernel, makeMemory } from './testing/kernels';
import { smallSet } from './testing/small-set';
import { Trainer } from './trainer';

const set = smallSet(45, { inputs: 40 });

const settings = (changes: Partial<TrainingSettings> = {}): TrainingSettings => ({
	...defaultSettings,
	hidden: 5,
	epochs: 4,
	...changes
});

async function newRun(changes: Partial<TrainingSettings> = {}, interval = 4): Promise<Run> {
	const chosen = settings(changes);
	const { hidden, batchSize } = chosen;
	const made = await compiledKernel();
	const trainer = new Trainer(made, makeMemory, { inputs: 40, hidden, batchSize, sets: [set] });
	const checkpoints = new Checkpoints(trainer.layout.length, { interval });
	return new Run(trainer, chosen, { checkpoints });
}

const toTheEnd = (run: Run) => {
	const costs: number[] = [];
	while (run.done < run.length) costs.push(run.step());
	return costs;
};

describe('a run', () => {
	test('goes through every image once in an epoch, in an order of its own', async () => {
		const run = await newRun();
		expect(run.updatesPerEpoch).toBe(5);
		const epochs = [1, 2].map((epoch) =>
			[1, 2, 3, 4, 5].flatMap((k) => [...run.batch((epoch - 1) * 5 + k)])
		);
		for (const epoch of epochs) {
			expect([...epoch].sort((a, b) => a - b)).toEqual(Array.from({ length: 45 }, (_, k) => k));
		}
		expect(epochs[0]).not.toEqual(epochs[1]);
	});

	test('has a smaller last batch when the images do not come out even', async () => {
		const run = await newRun();
		expect([1, 5, 6, 10].map((update) => run.batch(update).length)).toEqual([10, 5, 10, 5]);
	});

	test('leaves the images for validation, and those beyond its size, alone', async () => {
		const run = await newRun({ validation: 20, trainingSize: 12 });
		const seen = [1, 2].flatMap((update) => [...run.batch(update)]);
		expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, k) => k));
	});

	test('costs less and less', async () => {
		const costs = toTheEnd(await newRun({ epochs: 40 }));
		expect(costs.slice(-5).every((cost) => cost < costs[0] / 2)).toBe(true);
	});

	test('is the same for the same seed, whichever kernel computes it, and another for another', async () => {
		const { compiled, scalar } = await bothKernels();
		const last = (kernel: typeof compiled, seed: number) => {
			const chosen = settings({ seed, l2: 0.1 });
			const trainer = new Trainer(kernel, makeMemory, {
				inputs: 40,
				hidden: 5,
				batchSize: 10,
				sets: [set]
			});
			const run = new Run(trainer, chosen);
			toTheEnd(run);
			return run.parametersAfter(run.length);
		};
		expect(last(compiled, 3)).toEqual(last(scalar, 3));
		expect(last(compiled, 3)).not.toEqual(last(compiled, 4));
	});

	test('gives the bytes that it had after any update', async () => {
		const there: Float32Array[] = [];
		const recorded = await newRun({}, 1);
		for (;;) {
			there.push(recorded.parametersAfter(recorded.done));
			if (recorded.done === recorded.length) break;
			recorded.step();
		}
		const run = await newRun({}, 7);
		toTheEnd(run);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: run.length }), (update) => {
				expect(run.parametersAfter(update)).toEqual(there[update]);
			})
		);
		// Looking back leaves the run where it is.
		expect(run.parametersAfter(run.done)).toEqual(there[run.length]);
	});

	test('measures the same gradient of an update on its way, and back to it', async () => {
		const run = await newRun({ l2: 0.1 }, 7);
		for (let u = 0; u < 9; u++) run.step();
		const { gradientSizes } = run.measuredStep();
		expect(gradientSizes.every((size) => size > 0)).toBe(true);
		toTheEnd(run);
		const end = run.parametersAfter(run.length);
		expect(run.measuredAt(10, (_, sizes) => sizes)).toEqual(gradientSizes);
		expect(run.measuredAt(0, (_, sizes) => sizes)).toBeNull();
		expect(run.parametersAfter(run.length)).toEqual(end);
	});

	test('goes on from an earlier update as it did the first time', async () => {
		const run = await newRun();
		const costs = toTheEnd(run);
		const end = run.parametersAfter(run.length);
		run.goBack(9);
		expect(run.done).toBe(9);
		expect(toTheEnd(run)).toEqual(costs.slice(9));
		expect(run.parametersAfter(run.length)).toEqual(end);
	});

	test('knows nothing of updates that have not been done', async () => {
		const run = await newRun();
		run.step();
		expect(() => run.parametersAfter(2)).toThrow('update 2 has not been done yet');
	});

	test('can begin from a given network', async () => {
		const first = await newRun();
		toTheEnd(first);
		const chosen = settings({ seed: 9 });
		const trainer = new Trainer(await compiledKernel(), makeMemory, {
			inputs: 40,
			hidden: 5,
			batchSize: 10,
			sets: [set]
		});
		const run = new Run(trainer, chosen, { from: first.networkAfter(first.length) });
		expect(run.parametersAfter(0)).toEqual(first.parametersAfter(first.length));
	});
});
