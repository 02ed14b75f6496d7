import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import { label, neuronLabel, weightLabel, type Letters } from './label';
import { defaultLettering } from './lettering';

const single: Letters = { lettering: 'single', L: 1 };
const bridge: Letters = { lettering: 'bridge', L: 2 };
const layered: Letters = { lettering: 'layered', L: 2 };

const names = (trace: Trace, letters: Letters) =>
	trace.values.map((value) => label(value, letters)).join(' · ');

const one = learningStep(worked.network, worked.sample, { toInput: true });
const two = learningStep(
	{
		...worked.network,
		layers: [3, 2, 2],
		activations: ['sigmoid', 'sigmoid'],
		weights: [worked.network.weights[0], { ...worked.network.weights[0], cols: 2 }]
	},
	worked.sample
);

describe('the values of a pass are called', () => {
	test('as in the source, where there is one layer of weights', () => {
		expect(names(one, single)).toBe(
			'h · t · W · z · o · E · ∂E/∂o · ∂o/∂z · ∂E/∂z · ∂E/∂W · Wᵀ · ∂E/∂h · new W'
		);
	});

	test('the same with a layer underneath, x, in the bridge', () => {
		expect(names(two, bridge)).toBe(
			'x · t · W¹ · W² · z¹ · h · z² · o · E · ' +
				'∂E/∂o · σ′(z²) · δ² · ∂E/∂W² · (W²)ᵀ · ∂E/∂h · σ′(z¹) · δ¹ · ∂E/∂W¹ · new W² · new W¹'
		);
	});

	test('by letters with layers everywhere else', () => {
		expect(names(two, layered)).toBe(
			'a⁰ · t · W¹ · W² · z¹ · a¹ · z² · o · E · ' +
				'∂E/∂o · σ′(z²) · δ² · ∂E/∂W² · (W²)ᵀ · ∂E/∂a¹ · σ′(z¹) · δ¹ · ∂E/∂W¹ · new W² · new W¹'
		);
	});

	test('biases b, with gradient and successor', () => {
		const called = (['b', 'dE_db', 'b_new'] as const).map((symbol) =>
			[single, layered].map((letters) => label({ symbol, layer: 1 }, letters))
		);
		expect(called.flat()).toEqual(['b', 'b¹', '∂E/∂b', '∂E/∂b¹', 'new b', 'new b¹']);
	});

	test('with more than one digit where a network is that deep', () => {
		expect(label({ symbol: 'W_T', layer: 12 }, { lettering: 'layered', L: 20 })).toBe('(W¹²)ᵀ');
	});
});

test('no two values of a pass have the same name', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample, toInput }) => {
			const L = network.layers.length - 1;
			const trace = learningStep(network, sample, { toInput });
			const letters = { lettering: defaultLettering(L), L };
			const all = trace.values.map((value) => label(value, letters));
			expect(new Set(all).size).toBe(all.length);
		})
	);
});

describe('neuronLabel', () => {
	test('counts from 1', () => {
		expect(neuronLabel(0, 1, single)).toBe('h₂');
		expect(neuronLabel(1, 0, single)).toBe('o₁');
		expect(neuronLabel(0, 0, bridge)).toBe('x₁');
		expect(neuronLabel(1, 29, layered)).toBe('a¹₃₀');
	});
});

describe('weightLabel', () => {
	test('numbers the weights of 3-2 down the columns: w₁ … w₆ are 0.1 … 0.6', () => {
		const [W] = worked.network.weights;
		for (let row = 0; row < 2; row++) {
			for (let col = 0; col < 3; col++) {
				const tenths = Math.round(10 * W.data[row * 3 + col]);
				const subscripts = '₀₁₂₃₄₅₆';
				expect(weightLabel(1, [row, col], 2, single)).toBe(`w${subscripts[tenths]}`);
			}
		}
	});

	test('gives layer, row and column where there are more layers', () => {
		expect(weightLabel(2, [0, 2], 2, bridge)).toBe('w²₁₃');
		expect(weightLabel(1, [29, 783], 30, layered)).toBe('w¹₃₀,₇₈₄');
	});
});
