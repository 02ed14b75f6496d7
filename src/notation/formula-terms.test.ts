import { expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import { formulaTerms } from './formula-terms';

const rules = {
	layers: [3, 3, 2],
	activations: ['sigmoid', 'sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5
} as const;
const bridge = initialise(rules, { how: 'uniform', seed: 1, biases: false });
const passes: Record<string, Trace> = {
	'3-2': learningStep(worked.network, worked.sample, { toInput: true }),
	'3-3-2': learningStep(bridge, { input: column([0.8, 0.2, 0.5]), target: column([1, 0]) })
};

/** What each term of the equation of the step that makes a value stands for. */
function termsOf(trace: Trace, id: string) {
	const step = trace.steps.find(({ result }) => trace.values[result].id === id)!;
	return Object.fromEntries(
		Object.entries(formulaTerms(trace, step)).map(([term, ref]) => [term, trace.values[ref].id])
	);
}

test('EQ1 has the product of Wᵀ and δ written out, and EQ4 has not', () => {
	const eq1 = { result: 'delta1', u: 'dE_da1', v: 'sigmaPrime1', uM: 'W2_T', uv: 'delta2' };
	expect(termsOf(passes['3-3-2'], 'delta1')).toEqual(eq1);
	expect(termsOf(passes['3-3-2'], 'delta2')).toEqual({
		result: 'delta2',
		u: 'dE_da2',
		v: 'sigmaPrime2'
	});
});
