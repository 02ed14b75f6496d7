import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from './initialise';
import { learningStep } from './learning-step';
import { evaluate, origin } from './origin';
import { column } from './tensor';
import { anyPass, finite } from './testing/arbitrary-network';
import { checkTrace } from './testing/check-trace';
import { worked } from './testing/worked-example';
import type { Ref } from './trace';

describe('evaluating the origin of every cell gives the recorded number exactly', () => {
	test('in any network', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				checkTrace(learningStep(network, sample, { toInput }), { toInput });
			}),
			{ numRuns: 150 }
		);
	});

	test('with any finite numbers, −0 and the smallest and largest among them', () => {
		fc.assert(
			fc.property(anyPass(finite), ({ network, sample, toInput }) => {
				checkTrace(learningStep(network, sample, { toInput }), { toInput });
			}),
			{ numRuns: 150 }
		);
	});

	test('in 784-30-10, cell by cell', () => {
		const network = initialise(
			{
				layers: [784, 30, 10],
				activations: ['sigmoid', 'sigmoid'],
				cost: 'half-squared-error',
				learningRate: 0.5
			},
			{ how: 'scaled', seed: 1, biases: true }
		);
		const input = column(Array.from({ length: 784 }, (_, pixel) => (pixel % 28) / 28));
		const target = column(Array.from({ length: 10 }, (_, digit) => +(digit === 7)));
		checkTrace(learningStep(network, { input, target }, { toInput: true }), { toInput: true });
	});
});

describe('the origin of', () => {
	const trace = learningStep(worked.network, worked.sample, { toInput: true });
	const refOf = (id: string) => trace.values.findIndex((value) => value.id === id) as Ref;
	const cell = (id: string, row = 0, col = 0) => ({ ref: refOf(id), row, col });

	test('a given is null', () => {
		for (const id of ['a0', 't', 'W1']) expect(origin(trace, cell(id))).toBeNull();
	});

	test('z₁ is the sum of the products of row 1 of W with h', () => {
		expect(origin(trace, cell('z1'))).toEqual({
			kind: 'sum',
			step: trace.steps[0],
			terms: [0, 1, 2].map((k) => ({ coefficient: 1, factors: [cell('W1', 0, k), cell('a0', k)] }))
		});
	});

	test('cell (3, 1) of Wᵀ is cell (1, 3) of W', () => {
		expect(origin(trace, cell('W1_T', 2, 0))).toMatchObject({
			terms: [{ coefficient: 1, factors: [cell('W1', 0, 2)] }]
		});
	});

	test('a new weight is the old one and −α times its gradient', () => {
		expect(origin(trace, cell('W1_new', 1, 2))).toMatchObject({
			terms: [
				{ coefficient: 1, factors: [cell('W1', 1, 2)] },
				{ coefficient: -0.5, factors: [cell('dE_dW1', 1, 2)] }
			]
		});
	});

	test('E is a function of all outputs and all targets', () => {
		expect(origin(trace, cell('E'))).toMatchObject({
			kind: 'function',
			cells: [cell('a1', 0), cell('a1', 1), cell('t', 0), cell('t', 1)]
		});
	});
});

test('the sum of a single −0 is −0, and of nothing too', () => {
	const trace = learningStep(
		{ ...worked.network },
		{ ...worked.sample, input: column([-0, 0, 0]) }
	);
	const minusZero = { coefficient: 1, factors: [{ ref: 0 as Ref, row: 0, col: 0 }] };
	expect(evaluate(trace, { kind: 'sum', terms: [minusZero] })).toBe(-0);
	expect(evaluate(trace, { kind: 'sum', terms: [] })).toBe(-0);
});
