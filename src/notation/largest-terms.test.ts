import { expect, test } from 'vitest';
import type { Term } from '$engine/operation';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import type { Ref } from '$engine/trace';
import { largestTerms } from './largest-terms';

const trace = learningStep(worked.network, worked.sample);
const input = 0 as Ref;
/** A multiple of the first input, which is 0.9. */
const term = (coefficient: number): Term => ({
	coefficient,
	factors: [{ ref: input, row: 0, col: 0 }]
});
const coefficients = (terms: readonly Term[]) => terms.map(({ coefficient }) => coefficient);

test('the largest terms come first, whatever their sign, and equal ones in order', () => {
	const terms = [term(1), term(-3), term(2), term(-1), term(3)];
	const { largest, rest } = largestTerms(trace, terms, 4);
	expect(coefficients(largest)).toEqual([-3, 3, 2, 1]);
	expect(rest).toEqual({ count: 1, sum: -0.9 });
});

test('nothing is left of a sum that is asked for whole', () => {
	const { largest, rest } = largestTerms(trace, [term(1), term(2)], 9);
	expect(coefficients(largest)).toEqual([2, 1]);
	expect(rest).toBeNull();
});

test('what is not finite comes before all numbers', () => {
	const terms = [term(1), term(NaN), term(Infinity), term(2)];
	expect(coefficients(largestTerms(trace, terms, 3).largest)).toEqual([NaN, Infinity, 2]);
});
