import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from './initialise';
import { learningStep } from './learning-step';
import type { Network, Rules, Sample } from './network';
import { column, rowMajor, tensor, toRows, transposed } from './tensor';
import { anyPass } from './testing/arbitrary-network';
import { checkTrace } from './testing/check-trace';
import { worked } from './testing/worked-example';
import { valueById, type Trace } from './trace';

const numbers = (trace: Trace, id: string) => toRows(valueById(trace, id)!.tensor);
const ids = (trace: Trace) => trace.steps.map(({ result }) => trace.values[result].id).join(' ');

describe('the 3-2 network by hand', () => {
	const trace = learningStep(worked.network, worked.sample, { toInput: true });

	// The names are those of the equations: w₁ … w₆ down the columns of W.
	const [w1, w2, w3, w4, w5, w6] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
	const [h1, h2, h3] = [0.9, 0.1, 0.4];
	const [t1, t2] = [1, 0];
	const alpha = 0.5;

	const z1 = h1 * w1 + h2 * w3 + h3 * w5;
	const z2 = h1 * w2 + h2 * w4 + h3 * w6;
	const o1 = 1 / (1 + Math.exp(-z1));
	const o2 = 1 / (1 + Math.exp(-z2));
	const slope1 = o1 * (1 - o1);
	const slope2 = o2 * (1 - o2);
	const delta1 = (o1 - t1) * slope1;
	const delta2 = (o2 - t2) * slope2;

	test('obeys the laws', () => checkTrace(trace, { toInput: true }));

	test('EQ3: z = W h, and o = σ(z)', () => {
		expect(numbers(trace, 'z1')).toEqual([[z1], [z2]]);
		expect(z1).toBeCloseTo(0.32, 15);
		expect(z2).toBeCloseTo(0.46, 15);
		expect(numbers(trace, 'a1')).toEqual([[o1], [o2]]);
	});

	test('E = ½ Σ (o − t)²', () => {
		expect(numbers(trace, 'E')).toEqual([[0.5 * ((o1 - t1) * (o1 - t1) + (o2 - t2) * (o2 - t2))]]);
	});

	test('EQ4: ∂E/∂z = ∂E/∂o ⊙ ∂o/∂z', () => {
		expect(numbers(trace, 'dE_da1')).toEqual([[o1 - t1], [o2 - t2]]);
		expect(numbers(trace, 'sigmaPrime1')).toEqual([[slope1], [slope2]]);
		expect(numbers(trace, 'delta1')).toEqual([[delta1], [delta2]]);
	});

	test('EQ6: ∂E/∂W = ∂E/∂z hᵀ', () => {
		expect(numbers(trace, 'dE_dW1')).toEqual([
			[delta1 * h1, delta1 * h2, delta1 * h3],
			[delta2 * h1, delta2 * h2, delta2 * h3]
		]);
	});

	test('EQ5: ∂E/∂h = Wᵀ ∂E/∂z', () => {
		expect(numbers(trace, 'W1_T')).toEqual([
			[w1, w2],
			[w3, w4],
			[w5, w6]
		]);
		expect(numbers(trace, 'dE_da0')).toEqual([
			[w1 * delta1 + w2 * delta2],
			[w3 * delta1 + w4 * delta2],
			[w5 * delta1 + w6 * delta2]
		]);
	});

	test('W ← W − α ∂E/∂W', () => {
		expect(numbers(trace, 'W1_new')).toEqual([
			[w1 - alpha * (delta1 * h1), w3 - alpha * (delta1 * h2), w5 - alpha * (delta1 * h3)],
			[w2 - alpha * (delta2 * h1), w4 - alpha * (delta2 * h2), w6 - alpha * (delta2 * h3)]
		]);
	});
});

describe('the order of the steps', () => {
	const networkOf = (layers: number[], biases: boolean, part: Partial<Rules> = {}) =>
		initialise(
			{
				layers,
				activations: layers.slice(1).map(() => 'sigmoid' as const),
				cost: 'half-squared-error',
				learningRate: 0.5,
				...part
			},
			{ how: 'uniform', seed: 1, biases }
		);
	const run = (network: Network, toInput: boolean) => {
		const { layers } = network;
		const sample: Sample = { input: tensor(layers[0], 1), target: tensor(layers.at(-1)!, 1) };
		sample.target.data[0] = 1;
		const trace = learningStep(network, sample, { toInput });
		checkTrace(trace, { toInput });
		return ids(trace);
	};

	test('3-2', () => {
		const forward = 'z1 a1 E dE_da1 sigmaPrime1 delta1 dE_dW1';
		expect(run(networkOf([3, 2], false), false)).toBe(`${forward} W1_new`);
		expect(run(networkOf([3, 2], false), true)).toBe(`${forward} W1_T dE_da0 W1_new`);
	});

	test('3-3-2', () => {
		const before =
			'z1 a1 z2 a2 E dE_da2 sigmaPrime2 delta2 dE_dW2 W2_T dE_da1 sigmaPrime1 delta1 dE_dW1';
		expect(run(networkOf([3, 3, 2], false), false)).toBe(`${before} W2_new W1_new`);
		expect(run(networkOf([3, 3, 2], false), true)).toBe(`${before} W1_T dE_da0 W2_new W1_new`);
	});

	test('784-30-10 with biases: 20 steps, or 22 down to the input', () => {
		const before =
			'z1 a1 z2 a2 E dE_da2 sigmaPrime2 delta2 dE_dW2 dE_db2' +
			' W2_T dE_da1 sigmaPrime1 delta1 dE_dW1 dE_db1';
		const updates = 'W2_new b2_new W1_new b1_new';
		const network = networkOf([784, 30, 10], true);
		expect(run(network, false)).toBe(`${before} ${updates}`);
		expect(run(network, true)).toBe(`${before} W1_T dE_da0 ${updates}`);
		expect(`${before} ${updates}`.split(' ')).toHaveLength(20);
	});

	test('softmax with cross-entropy makes δ in one step', () => {
		const network = networkOf([3, 2], false, { activations: ['softmax'], cost: 'cross-entropy' });
		expect(run(network, false)).toBe('z1 a1 E delta1 dE_dW1 W1_new');
	});

	test('equations and layers of 3-3-2', () => {
		const trace = learningStep(networkOf([3, 3, 2], false), {
			input: column([1, 2, 3]),
			target: column([1, 0])
		});
		const where = trace.steps
			.filter(({ equation }) => equation)
			.map(({ equation, layer }) => `${equation}@${layer}`);
		expect(where.join(' ')).toBe('EQ3@1 EQ3@2 EQ4@2 EQ6@2 EQ5@1 EQ1@1 EQ6@1');
		const transpose = trace.steps.find(({ op }) => op === 'transpose')!;
		expect([trace.values[transpose.result].id, transpose.layer]).toEqual(['W2_T', 1]);
	});
});

describe('what the engine does with memory', () => {
	test('the network and the sample are the same after a pass, bit for bit', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const before = bytesOf(network, sample);
				learningStep(network, sample, { toInput });
				expect(bytesOf(network, sample)).toEqual(before);
			}),
			{ numRuns: 50 }
		);
	});

	test("the trace holds the network's and the sample's own memory, not copies", () => {
		const { network, sample } = worked;
		const trace = learningStep(network, sample);
		expect(valueById(trace, 'W1')!.tensor.data).toBe(network.weights[0].data);
		expect(valueById(trace, 'a0')!.tensor.data).toBe(sample.input.data);
		expect(valueById(trace, 't')!.tensor.data).toBe(sample.target.data);
	});

	test('no step shares memory with the weights but the transpose, so new weights are new', () => {
		const trace = learningStep(worked.network, worked.sample, { toInput: true });
		const W = worked.network.weights[0].data;
		const sharing = trace.values.filter(({ tensor }) => tensor.data === W).map(({ id }) => id);
		expect(sharing).toEqual(['W1', 'W1_T']);
	});

	test('weights that are the transpose of a matrix give the pass of the same weights in order', () => {
		const { network, sample } = worked;
		const [W] = network.weights;
		const copy = tensor(3, 2, rowMajor(transposed(W)));
		const trace = learningStep({ ...network, weights: [transposed(copy)] }, sample);
		checkTrace(trace);
		expect(numbers(trace, 'W1_new')).toEqual(numbers(learningStep(network, sample), 'W1_new'));
	});
});

test('what does not fit is refused before anything is computed', () => {
	const { network, sample } = worked;
	expect(() => learningStep(network, { ...sample, input: column([1, 2]) })).toThrow(
		new RangeError('a0 must be 3×1, not 2×1')
	);
	expect(() => learningStep({ ...network, cost: 'cross-entropy' }, sample)).toThrow(
		new RangeError('cross-entropy goes with softmax outputs, not with sigmoid')
	);
});

function bytesOf({ weights, biases }: Network, { input, target }: Sample): number[] {
	return [...weights, ...(biases ?? []), input, target].flatMap(({ data }) => [
		...new Uint8Array(data.slice().buffer)
	]);
}
