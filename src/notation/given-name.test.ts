import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { tensor } from '$engine/tensor';
import { worked } from '$engine/testing/worked-example';
import { givenName } from './given-name';

const biased = { ...worked.network, biases: [tensor(2, 1)] };
const { values, givens } = learningStep(biased, worked.sample);

test('what a pass is given are an input, a target, a weight and a bias', () => {
	expect(values.slice(0, givens).map((value) => `${value.id}: ${givenName(value)}`)).toEqual([
		'a0: an input',
		't: a target',
		'W1: a weight',
		'b1: a bias'
	]);
});

test('what nobody gives is just a number', () => {
	expect(givenName({ symbol: 'delta' })).toBe('a number');
});
