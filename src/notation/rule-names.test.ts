import { expect, test } from 'vitest';
import { lawfulEndings } from '$engine/testing/arbitrary-network';
import { activationName, costName } from './rule-names';

test('activations and costs are called as in a textbook', () => {
	expect(activationName('relu')).toBe('ReLU');
	expect(activationName('sigmoid')).toBe('sigmoid');
	expect(costName('half-squared-error')).toBe('½ Σ (o − t)²');
	expect(costName('mean-squared-error')).toBe('1∕N Σ (o − t)²');
	expect(costName('binary-cross-entropy')).toBe('binary cross-entropy');
});

test('no two choices of outputs and cost read the same', () => {
	const choices = lawfulEndings().map(
		({ output, cost }) => `${activationName(output)} · ${costName(cost)}`
	);
	expect(new Set(choices).size).toBe(choices.length);
	expect(choices).toContain('softmax · cross-entropy');
});
