import { describe, expect, test } from 'vitest';
import { checkShapes, unlawful, unlawfulTarget, type Network, type Sample } from './network';
import { column, fromRows, tensor, transposed } from './tensor';

const network: Network = {
	layers: [3, 2],
	activations: ['sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [
		fromRows([
			[0.1, 0.3, 0.5],
			[0.2, 0.4, 0.6]
		])
	],
	biases: [column([0, 0])]
};
const sample: Sample = { input: column([0.9, 0.1, 0.4]), target: column([1, 0]) };

describe('unlawful', () => {
	test.each([
		[['sigmoid'], 'half-squared-error'],
		[['relu', 'identity'], 'mean-squared-error'],
		[['tanh', 'sigmoid'], 'binary-cross-entropy'],
		[['relu', 'softmax'], 'cross-entropy']
	] as const)('%j with %s is lawful', (activations, cost) => {
		expect(unlawful(activations, cost)).toBeNull();
	});

	test.each([
		[
			['softmax', 'sigmoid'],
			'half-squared-error',
			'softmax can only be the activation of the output layer'
		],
		[
			['softmax', 'softmax'],
			'cross-entropy',
			'softmax can only be the activation of the output layer'
		],
		[
			['softmax'],
			'half-squared-error',
			'half-squared-error goes with sigmoid, tanh, relu, identity outputs, not with softmax'
		],
		[
			['softmax'],
			'binary-cross-entropy',
			'binary-cross-entropy goes with sigmoid outputs, not with softmax'
		],
		[
			['tanh'],
			'binary-cross-entropy',
			'binary-cross-entropy goes with sigmoid outputs, not with tanh'
		],
		[['sigmoid'], 'cross-entropy', 'cross-entropy goes with softmax outputs, not with sigmoid']
	] as const)('%j with %s is not: %s', (activations, cost, sentence) => {
		expect(unlawful(activations, cost)).toBe(sentence);
	});
});

describe('unlawfulTarget', () => {
	test('the squared errors take any target', () => {
		expect(unlawfulTarget([-3, 1e9], 'half-squared-error')).toBeNull();
		expect(unlawfulTarget([-3, 1e9], 'mean-squared-error')).toBeNull();
	});

	test('binary-cross-entropy takes targets from 0 to 1', () => {
		expect(unlawfulTarget([0, 1, 0.3], 'binary-cross-entropy')).toBeNull();
		expect(unlawfulTarget([0, 1.5], 'binary-cross-entropy')).toBe(
			'binary-cross-entropy needs targets from 0 to 1, not 1.5'
		);
		expect(unlawfulTarget([NaN], 'binary-cross-entropy')).toBe(
			'binary-cross-entropy needs targets from 0 to 1, not NaN'
		);
	});

	test('cross-entropy takes targets that also sum to 1, give or take their rounding', () => {
		expect(unlawfulTarget(Array(10).fill(0.1), 'cross-entropy')).toBeNull();
		expect(unlawfulTarget([1, 0.5], 'cross-entropy')).toBe(
			'cross-entropy needs targets that sum to 1, not to 1.5'
		);
		expect(unlawfulTarget([2, -1], 'cross-entropy')).toBe(
			'cross-entropy needs targets from 0 to 1, not 2'
		);
	});
});

describe('checkShapes', () => {
	test('says nothing when everything fits', () => {
		expect(() => checkShapes(network, sample)).not.toThrow();
		expect(() => checkShapes({ ...network, biases: null }, sample)).not.toThrow();
	});

	const [W] = network.weights;
	test.each<[string, Partial<Network>]>([
		['a network needs an input layer and at least one more', { layers: [3] }],
		['a layer of 0 neurons cannot be', { layers: [3, 0] }],
		['a layer of 2.5 neurons cannot be', { layers: [3, 2.5] }],
		['one activation for each layer after the input: 1, not 0', { activations: [] }],
		['one weight matrix for each layer after the input: 1, not 2', { weights: [W, W] }],
		['one bias vector for each layer after the input: 1, not 0', { biases: [] }],
		['cross-entropy goes with softmax outputs, not with sigmoid', { cost: 'cross-entropy' }],
		['W1 must be 2×3, not 3×2', { weights: [transposed(W)] }],
		['b1 must be 2×1, not 1×2', { biases: [tensor(1, 2)] }]
	])('a network is refused: %s', (sentence, part) => {
		expect(() => checkShapes({ ...network, ...part }, sample)).toThrow(new RangeError(sentence));
	});

	test.each<[string, Partial<Sample>]>([
		['a0 must be 3×1, not 2×1', { input: tensor(2, 1) }],
		['a0 must be 3×1, not 1×3', { input: tensor(1, 3) }],
		['t must be 2×1, not 3×1', { target: tensor(3, 1) }]
	])('a sample is refused: %s', (sentence, part) => {
		expect(() => checkShapes(network, { ...sample, ...part })).toThrow(new RangeError(sentence));
	});

	test('a sample is refused when the cost cannot take its target', () => {
		const binary: Network = { ...network, cost: 'binary-cross-entropy' };
		expect(() => checkShapes(binary, { ...sample, target: column([2, 0]) })).toThrow(
			new RangeError('binary-cross-entropy needs targets from 0 to 1, not 2')
		);
	});
});
