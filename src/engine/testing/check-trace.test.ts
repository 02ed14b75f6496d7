import { describe, expect, test } from 'vitest';
import { learningStep } from '../learning-step';
import { column, fromRows } from '../tensor';
import type { Ref, Step, Trace, Value } from '../trace';
import { checkTrace } from './check-trace';
import { worked } from './worked-example';

const lawful = learningStep(worked.network, worked.sample, { toInput: true });
const check = (trace: Trace) => () => checkTrace(trace, { toInput: true });

function withValue(id: string, change: Partial<Value>): Trace {
	const values = lawful.values.map((value) => (value.id === id ? { ...value, ...change } : value));
	return { ...lawful, values };
}

function withStep(k: number, change: Partial<Step>): Trace {
	const steps = lawful.steps.map((step, n) => (n === k ? ({ ...step, ...change } as Step) : step));
	return { ...lawful, steps };
}

test('a lawful trace passes', () => {
	expect(check(lawful)).not.toThrow();
});

test('the pass must be the one that was asked for', () => {
	expect(() => checkTrace(lawful)).toThrow('step 7 is');
});

describe('checkTrace catches', () => {
	const off = Number('0.32000000000000006') + 2 ** -54;
	test.each<[string, Trace, string]>([
		['a number in its last bit', withValue('z1', { tensor: column([off, 0.46]) }), 'its origin'],
		['−0 for 0', withValue('W1_T', { tensor: fromRows([[-0, 0], [0, 0], [0, 0]]) }), 'is a copy'], // prettier-ignore
		['a copied transpose', withValue('W1_T', { tensor: fromRows([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]) }), 'W1_T is a copy of W1'], // prettier-ignore
		['a wrong shape', withValue('delta1', { tensor: column([1, 2, 3]) }), 'the shapes of hadamard'],
		['a wrong id', withValue('a1', { id: 'o' }), 'a1 calls itself o'],
		['an id used twice', withValue('z1', { id: 'b1', symbol: 'b' }), 'given are'],
		['a wrong layer', withStep(7, { layer: 1 }), 'step 7 is'],
		['a wrong equation', withStep(5, { equation: 'EQ1' }), 'step 5 is'],
		['a wrong phase', withStep(2, { phase: 'forward' }), 'step 2 is'],
		['a value read too early', withStep(0, { result: 5 as Ref }), 'step 0 makes value 5'],
		[
			'an end that nothing explains',
			{ ...lawful, values: lawful.values.slice(0, -1), steps: lawful.steps.slice(0, -1) },
			'ends early'
		],
		['a result that is not finite', withValue('E', { tensor: column([NaN]) }), 'not finite']
	])('%s', (_, trace, says) => {
		expect(check(trace)).toThrow(says);
	});
});
