import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { initialise } from '$engine/initialise';
import { at, column } from '$engine/tensor';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import type { Moment } from '$replay/moment';
import { formatNumber, formatShort } from './number';
import { substitution } from './substitution';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const row = (step: number, row: number): Moment => ({ grain: 'row', step, row, term: 0 });
const term = (step: number, row: number, term: number): Moment => ({
	grain: 'term',
	step,
	row,
	term
});

/** A line as one reads it. */
function written(trace: Trace, moment: Moment): string {
	const line = substitution(trace, moment, { lettering: 'single', L: 1 })!;
	const number = (cell: Exclude<typeof line.result, number>) =>
		at(trace.values[cell.ref].tensor, cell.row, cell.col);
	const left = line.tokens
		.map((token) => (typeof token === 'string' ? token : formatShort(number(token))))
		.join('');
	const result = typeof line.result === 'number' ? line.result : number(line.result);
	return `${line.name} = ${left} = ${formatNumber(result)}`;
}

test('a row of a product is its sum with the numbers put in', () => {
	expect(written(pass, row(1, 0))).toBe('z₁ = 0.1 · 0.9 + 0.3 · 0.1 + 0.5 · 0.4 = 0.3200');
	expect(written(pass, row(9, 1))).toBe('∂E/∂h₂ = 0.3 · (−0.1025) + 0.4 · 0.1454 = 0.0274');
});

test('a term is the sum so far, and the number of the trace once it is whole', () => {
	expect(written(pass, term(1, 0, 1))).toBe('z₁ = 0.1 · 0.9 + 0.3 · 0.1 = 0.1200');
	expect(typeof substitution(pass, term(1, 0, 1), { lettering: 'single', L: 1 })!.result).toBe(
		'number'
	);
	expect(written(pass, term(1, 0, 2))).toBe('z₁ = 0.1 · 0.9 + 0.3 · 0.1 + 0.5 · 0.4 = 0.3200');
});

test('∂E/∂w₄ is the product of two numbers', () => {
	expect(written(pass, term(7, 1, 1))).toBe('∂E/∂w₄ = 0.1454 · 0.1 = 0.0145');
});

test('what is no sum is written as its function', () => {
	expect(written(pass, row(2, 0))).toBe('o₁ = 1 ∕ (1 + e^−(0.32)) = 0.5793');
	expect(written(pass, row(4, 0))).toBe('∂E/∂o₁ = 0.5793 − 1 = −0.4207');
	expect(written(pass, row(5, 0))).toBe('∂o/∂z₁ = 0.5793 · (1 − 0.5793) = 0.2437');
});

test('the cost is written as its function of outputs and targets, N as the number it is', () => {
	expect(written(pass, row(3, 0))).toBe('E = ½ · ((0.5793 − 1)² + (0.6130 − 0)²) = 0.2764');
	const network = { ...worked.network, cost: 'mean-squared-error' as const };
	expect(written(learningStep(network, worked.sample), row(3, 0))).toBe(
		'E = 1∕2 · ((0.5793 − 1)² + (0.6130 − 0)²) = 0.2764'
	);
});

test('an update takes α times the gradient off', () => {
	expect(written(pass, term(10, 0, 0))).toBe('new w₁ = 0.1 − 0.5 · (−0.0923) = 0.1461');
});

test('a row of a matrix is a list of numbers, and an equation a whole: neither is one line', () => {
	expect(substitution(pass, row(7, 0), { lettering: 'single', L: 1 })).toBeNull();
	const whole: Moment = { grain: 'equation', step: 1, row: 0, term: 0 };
	expect(substitution(pass, whole, { lettering: 'single', L: 1 })).toBeNull();
});

test('of a long sum the largest three are written, and the sum of the others', () => {
	const rules = {
		layers: [20, 1],
		activations: ['sigmoid' as const],
		cost: 'half-squared-error' as const,
		learningRate: 1
	};
	const network = initialise(rules, { how: 'uniform', seed: 3, biases: false });
	const input = column(Array.from({ length: 20 }, (_, k) => k / 10));
	const trace = learningStep(network, { input, target: column([1]) });
	const line = written(trace, row(1, 0));
	const numbers = [...line.matchAll(/−?\d+\.?\d*/g)].map(([text]) =>
		Number(text.replace('−', '-'))
	);
	// Three products, how many there are besides, their sum, and the whole.
	const [a, b, c, d, e, f, others, rest, z] = numbers.slice(-9);
	expect(others).toBe(17);
	expect(a * b + c * d + e * f + rest).toBeCloseTo(z, 3);
	expect(z).toBeCloseTo(at(trace.values[trace.givens].tensor, 0, 0), 4);
});
