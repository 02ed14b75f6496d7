import { describe, expect, test } from 'vitest';
import { batchOf } from '$engine/batch';
import { learningStep } from '$engine/learning-step';
import { column, rowMajor, type Tensor } from '$engine/tensor';
import { checkTrace } from '$engine/testing/check-trace';
import { valueById } from '$engine/trace';
import { Run } from './run';
import { defaultSettings } from './settings';
import { compiledKernel, makeMemory } from './testing/kernels';
import { smallSet } from './testing/small-set';
import { Trainer } from './trainer';

const INPUTS = 40;
const set = smallSet(45, { inputs: INPUTS });

const sampleOf = (k: number) => ({
	input: column(Array.from(set.pixels.subarray(k * INPUTS, (k + 1) * INPUTS), (x) => x / 255)),
	target: column(Array.from({ length: 10 }, (_, digit) => +(digit === set.labels[k])))
});

const size = (numbers: ArrayLike<number>) => Math.hypot(...Array.from(numbers));

/** How far two lists of numbers are apart, by the size of the second. */
function apart(one: Tensor, other: Tensor): number {
	const [a, b] = [rowMajor(one), rowMajor(other)];
	return size(a.map((x, k) => x - b[k])) / size(b);
}

describe('the update of a pass with its batch is that of the run', () => {
	const costs = ['half-squared-error', 'binary-cross-entropy', 'cross-entropy'] as const;
	const cases = costs.flatMap((cost) => [0, 0.5].map((l2) => ({ cost, l2 })));

	test.each(cases)('with $cost and λ = $l2, in a whole batch and a shorter one', async (chosen) => {
		const settings = { ...defaultSettings, hidden: 5, epochs: 4, learningRate: 1, ...chosen };
		const { hidden, batchSize } = settings;
		const kernel = await compiledKernel();
		const trainer = new Trainer(kernel, makeMemory, {
			inputs: INPUTS,
			hidden,
			batchSize,
			sets: [set]
		});
		const run = new Run(trainer, settings);
		for (let u = 0; u < 8; u++) run.step();
		for (const [update, m] of [
			[3, 10],
			[5, 5]
		]) {
			const before = run.networkAfter(update - 1);
			const after = run.networkAfter(update);
			const [image, ...others] = [...run.batch(update)].map(sampleOf);
			expect(others).toHaveLength(m - 1);
			const rules = { l2: settings.l2, trainingSize: run.n };
			const trace = learningStep(before, image, { batch: batchOf(before, others, rules) });
			checkTrace(trace);
			for (const l of [1, 2]) {
				const made = (id: string) => valueById(trace, id)!.tensor;
				const sizes = run.measuredAt(update, (_, measured) => measured)!;
				const mean = size(rowMajor(made(`dE_dW${l}_mean`)));
				expect(Math.abs(sizes[l - 1] / mean - 1)).toBeLessThan(1e-4);
				expect(apart(made(`W${l}_new`), after.weights[l - 1])).toBeLessThan(1e-6);
				expect(apart(made(`b${l}_new`), after.biases![l - 1])).toBeLessThan(1e-6);
			}
		}
	});
});
