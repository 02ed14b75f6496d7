import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import { rowMajor, tensor } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { trainingCosts, type MakeKernel, type TrainingCost } from './kernel';
import type { LabelledImages } from './labelled-images';
import { packParameters, unpackParameters } from './parameters';
import { defaultSettings, trainingRules } from './settings';
import { bothKernels, compiledKernel, makeMemory } from './testing/kernels';
import { smallSet } from './testing/small-set';
import { Trainer } from './trainer';

const costs = Object.keys(trainingCosts) as TrainingCost[];

function trainer(
	makeKernel: MakeKernel,
	set: LabelledImages,
	{ inputs = 784, hidden = 30, batchSize = 10 } = {}
): Trainer {
	return new Trainer(makeKernel, makeMemory, { inputs, hidden, batchSize, sets: [set] });
}

function drawn(cost: TrainingCost, { inputs = 784, hidden = 30, learningRate = 3, seed = 7 } = {}) {
	const settings = { ...defaultSettings, hidden, cost, learningRate };
	return initialise(trainingRules(settings, inputs), { how: 'scaled', seed, biases: true });
}

const bytes = (numbers: Float32Array) =>
	new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

describe('the compiled kernel and its scalar twin', () => {
	test.each(costs)('leave the same bytes after updates for %s', async (cost) => {
		const { compiled, scalar } = await bothKernels();
		fc.assert(
			fc.property(
				fc.record({
					inputs: fc.integer({ min: 1, max: 30 }),
					hidden: fc.integer({ min: 1, max: 70 }),
					m: fc.integer({ min: 1, max: 4 }),
					learningRate: fc.constantFrom(1e-3, 0.5, 3, 100),
					decay: fc.constantFrom(1, 0.99),
					seed: fc.integer()
				}),
				({ inputs, hidden, m, learningRate, decay, seed }) => {
					const set = smallSet(m, { inputs, seed });
					const network = drawn(cost, { inputs, hidden, learningRate, seed });
					const [one, two] = [compiled, scalar].map((make) => {
						const made = trainer(make, set, { inputs, hidden, batchSize: m });
						made.parameters.set(packParameters(network, made.layout));
						made.order.forEach((_, k) => (made.order[k] = m - 1 - k));
						const rate = learningRate / m;
						const sums = [1, 2, 3].map(() => made.update({ from: 0, m, rate, decay, cost }));
						return { sums, made, answers: made.answers(0, 0, m, cost) };
					});
					expect(one.sums).toEqual(two.sums);
					expect(bytes(one.made.parameters)).toEqual(bytes(two.made.parameters));
					expect(bytes(one.answers.outputs)).toEqual(bytes(two.answers.outputs));
					expect(one.answers.cost).toBe(two.answers.cost);
				}
			)
		);
	});

	test('the padding of a row of hidden neurons stays zero', async () => {
		const set = smallSet(50);
		const made = trainer(await compiledKernel(), set);
		made.parameters.set(packParameters(drawn('half-squared-error'), made.layout));
		made.order.forEach((_, k) => (made.order[k] = k));
		for (let from = 0; from < 50; from += 10) {
			made.update({ from, m: 10, rate: 0.3, decay: 0.9, cost: 'half-squared-error' });
		}
		const { inputs, row, hidden, W2 } = made.layout;
		for (let r = 0; r < inputs + 1 + 10; r++) {
			const at = r <= inputs ? r * row : W2 + (r - inputs - 1) * row;
			expect([...made.parameters.subarray(at + hidden, at + row)]).toEqual([0, 0]);
		}
	});
});

/** The engine's pass of every image of a set, each from the same network. */
function enginePasses(network: Network, { count, pixels, labels }: LabelledImages) {
	const inputs = network.layers[0];
	return Array.from({ length: count }, (_, k) => {
		const grey = pixels.subarray(k * inputs, (k + 1) * inputs);
		const input = Float64Array.from(grey, (level) => level / 255);
		const target = Float64Array.from({ length: 10 }, (_, j) => (j === labels[k] ? 1 : 0));
		const sample: Sample = { input: tensor(inputs, 1, input), target: tensor(10, 1, target) };
		const trace = learningStep(network, sample);
		return (id: string) => rowMajor(valueById(trace, id)!.tensor);
	});
}

const sumOfCosts = (passes: ReturnType<typeof enginePasses>) =>
	passes.reduce((sum, value) => sum + value('E')[0], 0);

/** W¹, W², b¹, b² after one update by all the passes, in 64 bits. */
function engineUpdate(network: Network, passes: ReturnType<typeof enginePasses>, decay: number) {
	const { learningRate, weights, biases } = network;
	return [...weights, ...biases!].map((parameter, which) => {
		const gradient = ['dE_dW1', 'dE_dW2', 'dE_db1', 'dE_db2'][which];
		const keep = which < weights.length ? decay : 1;
		return rowMajor(parameter).map((p, i) => {
			const sum = passes.reduce((sum, value) => sum + value(gradient)[i], 0);
			return keep * p - (learningRate / passes.length) * sum;
		});
	});
}

/** ‖a − b‖ / ‖b‖ */
function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let [difference, size] = [0, 0];
	for (let i = 0; i < b.length; i++) {
		difference += (a[i] - b[i]) ** 2;
		size += b[i] ** 2;
	}
	return Math.sqrt(difference / size);
}

describe('the kernel and the engine', () => {
	test.each(costs.flatMap((cost) => [1, 10].map((m) => [cost, m] as const)))(
		'agree after one update for %s, a batch of %i, to 1e-6 of the weights',
		async (cost, m) => {
			const set = smallSet(m);
			const made = trainer(await compiledKernel(), set);
			const packed = packParameters(drawn(cost, { learningRate: 0.5 }), made.layout);
			const rules = trainingRules({ ...defaultSettings, cost, learningRate: 0.5 }, 784);
			const network = unpackParameters(packed, made.layout, rules);
			made.parameters.set(packed);
			made.order.forEach((_, k) => (made.order[k] = k));
			const sum = made.update({ from: 0, m, rate: 0.5 / m, decay: 0.999, cost });

			const passes = enginePasses(network, set);
			const expected = engineUpdate(network, passes, 0.999);
			const updated = unpackParameters(made.parameters, made.layout, rules);
			[...updated.weights, ...updated.biases!].map(rowMajor).forEach((numbers, which) => {
				expect(relativeDistance(numbers, expected[which])).toBeLessThan(1e-6);
			});
			expect(sum).toBeCloseTo(sumOfCosts(passes), 4);
		}
	);

	test.each(costs)('cost the same where outputs are saturated, for %s', async (cost) => {
		const set = smallSet(40);
		const made = trainer(await compiledKernel(), set, { batchSize: 1 });
		const network = drawn(cost);
		const large = { ...network, weights: network.weights.map(times(30)) };
		made.parameters.set(packParameters(large, made.layout));
		const { cost: sum } = made.answers(0, 0, 40, cost);
		const rules = trainingRules({ ...defaultSettings, cost }, 784);
		const network32 = unpackParameters(made.parameters, made.layout, rules);
		const expected = sumOfCosts(enginePasses(network32, set));
		expect(Math.abs(sum - expected)).toBeLessThan(1e-4 * expected);
	});
});

const times = (by: number) => (W: { rows: number; cols: number; data: Float64Array }) =>
	tensor(
		W.rows,
		W.cols,
		W.data.map((w) => by * w)
	);
