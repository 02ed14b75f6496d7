import { expect, test } from 'vitest';
import { learningStep } from './learning-step';
import { worked } from './testing/worked-example';
import { idOf, operandRefs, valueById } from './trace';

test('an id is the symbol with its layer; t and E need none', () => {
	expect(idOf({ symbol: 'a', layer: 0 })).toBe('a0');
	expect(idOf({ symbol: 'dE_da', layer: 1 })).toBe('dE_da1');
	expect(idOf({ symbol: 'dE_dW', layer: 12 })).toBe('dE_dW12');
	expect(idOf({ symbol: 'W_T', layer: 2 })).toBe('W2_T');
	expect(idOf({ symbol: 'b_new', layer: 1 })).toBe('b1_new');
	expect(idOf({ symbol: 't', layer: 2 })).toBe('t');
	expect(idOf({ symbol: 'E', layer: 2 })).toBe('E');
});

test('valueById finds a value by its id, and nothing for an id that is not there', () => {
	const trace = learningStep(worked.network, worked.sample);
	expect(valueById(trace, 'W1')?.tensor).toEqual(worked.network.weights[0]);
	expect(valueById(trace, 'W2')).toBeUndefined();
});

test("operandRefs lists a step's operands in the order of its equation", () => {
	const trace = learningStep(worked.network, worked.sample);
	const named = operandRefs(trace.steps[0]).map(([name, ref]) => [name, trace.values[ref].id]);
	expect(named).toEqual([
		['W', 'W1'],
		['a', 'a0']
	]);
});
