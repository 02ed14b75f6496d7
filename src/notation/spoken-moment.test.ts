import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { afterStep, startAt, type Moment } from '$replay/moment';
import { spokenMoment } from './spoken-moment';
import { substitution } from './substitution';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const row = (step: number, row: number): Moment => ({ grain: 'row', step, row: row - 1, term: 0 });
const term = (step: number, row: number, term: number): Moment => ({
	grain: 'term',
	step,
	row: row - 1,
	term: term - 1
});
/** A moment of 3-2 as it is heard; rows and terms count from 1. */
const spoken = (moment: Moment, title = 'What happens') =>
	spokenMoment(pass, moment, substitution(pass, moment, { lettering: 'single', L: 1 }), title);

test('before the first step it says how many there are', () => {
	for (const grain of ['equation', 'row', 'term'] as const) {
		expect(spoken(startAt(grain), 'A network, an input and a target')).toBe(
			'Before the first step of 10. A network, an input and a target.'
		);
	}
});

describe('of a whole step', () => {
	test('it says which it is, where in the pass, and what happens', () => {
		expect(spoken(afterStep(1), 'Every neuron adds up what reaches it')).toBe(
			'Step 1, EQ3, Forward, layer 1: Every neuron adds up what reaches it.'
		);
		expect(spoken(afterStep(8), 'Turn the weights, to go the other way')).toBe(
			'Step 8, Backward, input: Turn the weights, to go the other way.'
		);
	});

	test('the cost has no layer', () => {
		expect(spoken(afterStep(3), 'One number says how far off the outputs are')).toBe(
			'Step 3, Cost: One number says how far off the outputs are.'
		);
	});
});

test('what asks ends as a question, and with nothing after that', () => {
	expect(spoken(afterStep(5), 'How strongly does each neuron answer?')).toBe(
		'Step 5, Backward, layer 1: How strongly does each neuron answer?'
	);
});

describe('of a row', () => {
	test('it says its number, and the line with numbers put in', () => {
		expect(spoken(row(1, 1))).toBe(
			'Step 1, EQ3, Forward, layer 1, row 1 of 2: z₁ = 0.1 · 0.9 + 0.3 · 0.1 + 0.5 · 0.4 = 0.32.'
		);
		expect(spoken(row(2, 2))).toBe(
			'Step 2, Forward, layer 1, row 2 of 2: o₂ = 1 ∕ (1 + e^−(0.46)) = 0.6130.'
		);
		expect(spoken(row(3, 1))).toBe(
			'Step 3, Cost, row 1 of 1: E = ½ · ((0.5793 − 1)² + (0.6130 − 0)²) = 0.2764.'
		);
		expect(spoken(row(9, 2))).toBe(
			'Step 9, EQ5, Backward, input, row 2 of 3: ∂E/∂h₂ = 0.3 · (−0.1025) + 0.4 · 0.1454 = 0.0274.'
		);
	});

	test('of a matrix it says the number only: its line would be many', () => {
		expect(spoken(row(7, 2))).toBe('Step 7, EQ6, Backward, layer 1, row 2 of 2.');
	});
});

describe('of a term', () => {
	test('it says what the sum has come to so far, and at the last what it is', () => {
		expect([1, 2, 3].map((k) => spoken(term(1, 1, k)))).toEqual([
			'Step 1, EQ3, Forward, layer 1, row 1 of 2, term 1 of 3: z₁ = 0.1 · 0.9 = 0.09 so far.',
			'Step 1, EQ3, Forward, layer 1, row 1 of 2, term 2 of 3: z₁ = 0.1 · 0.9 + 0.3 · 0.1 = 0.12 so far.',
			'Step 1, EQ3, Forward, layer 1, row 1 of 2, term 3 of 3: z₁ = 0.1 · 0.9 + 0.3 · 0.1 + 0.5 · 0.4 = 0.32.'
		]);
	});

	test('of a matrix it says the one number that is made', () => {
		expect(spoken(term(7, 2, 2))).toBe(
			'Step 7, EQ6, Backward, layer 1, row 2 of 2, term 2 of 3: ∂E/∂w₄ = 0.1454 · 0.1 = 0.0145.'
		);
		expect(spoken(term(10, 1, 1))).toBe(
			'Step 10, Update, layer 1, row 1 of 2, term 1 of 3: new w₁ = 0.1 − 0.5 · (−0.0923) = 0.1461.'
		);
	});
});
