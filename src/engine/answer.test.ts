import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from './answer';
import { learningStep } from './learning-step';
import { column, fromRows } from './tensor';
import { anyPass } from './testing/arbitrary-network';
import { valueById } from './trace';

test('a network answers what its recorded pass comes to, bit for bit', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample }) => {
			const trace = learningStep(network, sample);
			const last = valueById(trace, `a${network.layers.length - 1}`);
			expect(answer(network, sample.input)?.data ?? null).toEqual(last?.tensor.data ?? null);
		})
	);
});

test('a pass that is not finite has no answer', () => {
	const network = {
		layers: [2, 1],
		activations: ['identity' as const],
		cost: 'half-squared-error' as const,
		learningRate: 1,
		weights: [fromRows([[1e308, 1e308]])],
		biases: null
	};
	expect(answer(network, column([1, 0]))?.data).toEqual(new Float64Array([1e308]));
	expect(answer(network, column([1, 1]))).toBeNull();
});
