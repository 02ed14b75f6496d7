import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { tensor } from '$engine/tensor';
import { roleOf } from './role';

test('every value has one of the colours of the design: weights, activations, errors, target', () => {
	const biased = { ...worked.network, biases: [tensor(2, 1)] };
	const { values } = learningStep(biased, worked.sample, { toInput: true });
	const roles = Object.fromEntries(values.map(({ id, symbol }) => [id, roleOf(symbol)]));
	expect(roles).toEqual({
		a0: 'activation',
		t: 'target',
		W1: 'weight',
		b1: 'weight',
		z1: 'plain',
		a1: 'activation',
		E: 'error',
		dE_da1: 'error',
		sigmaPrime1: 'plain',
		delta1: 'error',
		dE_dW1: 'error',
		dE_db1: 'error',
		W1_T: 'weight',
		dE_da0: 'error',
		W1_new: 'weight',
		b1_new: 'weight'
	});
});
