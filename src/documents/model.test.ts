import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyNetwork, anyRules, finite, moderate } from '$engine/testing/arbitrary-network';
import { initialise } from '$engine/initialise';
import { readModel, writeModel } from './model';
import { parse } from './parse';
import { fault } from './testing/fault';
import { networkWithPlainZeros } from './testing/plain-zeros';

const W1 = [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]; // prettier-ignore

const model = {
	format: 'backstep-model',
	version: 1,
	layers: [3, 2],
	activations: ['sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [W1],
	biases: null
};

const deep = {
	...model,
	layers: [3, 2, 2],
	activations: ['sigmoid', 'sigmoid'],
	weights: [W1, [[1, 2], [3, 4]]], // prettier-ignore
	biases: [[1, 2], [3, 4]] // prettier-ignore
};

const ELEMENTS = 'sigmoid, tanh, relu, identity, softmax';
const COSTS = 'half-squared-error, mean-squared-error, binary-cross-entropy, cross-entropy';

describe('readModel', () => {
	test('gives the network of a document', () => {
		const network = readModel(model);
		expect(network.layers).toEqual([3, 2]);
		expect(network.activations).toEqual(['sigmoid']);
		expect(network.cost).toBe('half-squared-error');
		expect(network.learningRate).toBe(0.5);
		expect(network.weights).toHaveLength(1);
		expect(network.weights[0]).toMatchObject({ rows: 2, cols: 3 });
		expect([...network.weights[0].data]).toEqual([0.1, 0.3, 0.5, 0.2, 0.4, 0.6]);
		expect(network.biases).toBeNull();
	});

	test('leaves out keys that it does not know', () => {
		const network = readModel({ ...deep, author: 'me', constructor: 1 });
		expect(Object.keys(network).sort()).toEqual(
			['activations', 'biases', 'cost', 'layers', 'learningRate', 'weights'].sort()
		);
	});

	test.each<[unknown, string]>([
		[7, 'the document must be an object, but is 7'],
		[null, 'the document must be an object, but is null'],
		[[model], 'the document must be an object, but is a list of 1'],
		[{}, 'format must be "backstep-model", but is missing'],
		[
			{ ...model, format: 'backstep-sample' },
			'format must be "backstep-model", but is "backstep-sample"'
		],
		[{ ...model, version: 2 }, 'version must be 1, but is 2'],
		[{ ...model, version: '1' }, 'version must be 1, but is "1"'],
		[{ ...model, layers: undefined }, 'layers must be a list of 2 to 101 sizes, but is missing'],
		[{ ...model, layers: 3 }, 'layers must be a list of 2 to 101 sizes, but is 3'],
		[{ ...model, layers: [3] }, 'layers must be a list of 2 to 101 sizes, but is a list of 1'],
		[
			{ ...model, layers: Array(102).fill(1) },
			'layers must be a list of 2 to 101 sizes, but is a list of 102'
		],
		[{ ...model, layers: [3, 0] }, 'layers[1] must be a whole number from 1 to 10,000, but is 0'],
		[{ ...model, layers: [-3, 2] }, 'layers[0] must be a whole number from 1 to 10,000, but is -3'],
		[
			{ ...model, layers: [2.5, 2] },
			'layers[0] must be a whole number from 1 to 10,000, but is 2.5'
		],
		[
			{ ...model, layers: [3, 10_001] },
			'layers[1] must be a whole number from 1 to 10,000, but is 10001'
		],
		[
			{ ...model, layers: [3, '2'] },
			'layers[1] must be a whole number from 1 to 10,000, but is "2"'
		],
		[
			{ ...model, layers: [10_000, 10_000] },
			'layers must make at most 4,000,000 weights, but make 100,000,000'
		],
		[{ ...model, activations: 'sigmoid' }, 'activations must be a list of names, but is "sigmoid"'],
		[
			{ ...model, activations: ['sigmoid', 'sigmoid'] },
			'activations must have 1 name, one per layer after the input, but has 2'
		],
		[
			{ ...model, activations: ['Sigmoid'] },
			`activations[0] must be one of ${ELEMENTS}, but is "Sigmoid"`
		],
		[
			{ ...model, activations: ['toString'] },
			`activations[0] must be one of ${ELEMENTS}, but is "toString"`
		],
		[{ ...model, activations: [null] }, `activations[0] must be one of ${ELEMENTS}, but is null`],
		[
			{ ...deep, activations: ['softmax', 'sigmoid'] },
			'activations[0]: softmax can only be the activation of the output layer'
		],
		[{ ...model, cost: 'mse' }, `cost must be one of ${COSTS}, but is "mse"`],
		[{ ...model, cost: undefined }, `cost must be one of ${COSTS}, but is missing`],
		[
			{ ...model, cost: 'cross-entropy' },
			'cost: cross-entropy goes with softmax outputs, not with sigmoid'
		],
		[
			{ ...model, activations: ['softmax'] },
			'cost: half-squared-error goes with sigmoid, tanh, relu, identity outputs, not with softmax'
		],
		[
			{ ...model, learningRate: -0.1 },
			'learningRate must be a finite number, 0 or more, but is -0.1'
		],
		[
			{ ...model, learningRate: '0.5' },
			'learningRate must be a finite number, 0 or more, but is "0.5"'
		],
		[
			{ ...model, learningRate: Infinity },
			'learningRate must be a finite number, 0 or more, but is Infinity'
		],
		[
			{ ...model, weights: undefined },
			'weights must be a list of 1 matrix, one per layer after the input, but is missing'
		],
		[
			{ ...model, weights: W1 },
			'weights must have 1 matrix, one per layer after the input, but has 2'
		],
		[
			{ ...deep, weights: [W1] },
			'weights must have 2 matrices, one per layer after the input, but has 1'
		],
		[
			{ ...model, weights: [{}] },
			'weights[0] must be a list of 2 rows, one per neuron of layer 1, but is an object'
		],
		[
			{ ...model, weights: [[...W1, W1[0]]] },
			'weights[0] must have 2 rows, one per neuron of layer 1, but has 3'
		],
		[
			{ ...model, weights: [[W1[0], [0.2, 0.4]]] },
			'weights[0][1] must have 3 numbers, one per neuron of layer 0, but has 2'
		],
		[
			{ ...model, weights: [[W1[0], 0.2]] },
			'weights[0][1] must be a list of 3 numbers, one per neuron of layer 0, but is 0.2'
		],
		[
			{ ...model, weights: [[W1[0], [0.2, null, 0.6]]] },
			'weights[0][1][1] must be a finite number, but is null'
		],
		[
			{ ...model, weights: [[W1[0], [0.2, 0.4, '0.6']]] },
			'weights[0][1][2] must be a finite number, but is "0.6"'
		],
		[
			{ ...model, weights: [[[true, 0.3, 0.5], W1[1]]] },
			'weights[0][0][0] must be a finite number, but is true'
		],
		[
			{ ...model, weights: [[[[0.1], 0.3, 0.5], W1[1]]] },
			'weights[0][0][0] must be a finite number, but is a list of 1'
		],
		[
			{ ...model, biases: undefined },
			'biases must be a list of 1 list, one per layer after the input (or null), but is missing'
		],
		[
			{ ...model, biases: false },
			'biases must be a list of 1 list, one per layer after the input (or null), but is false'
		],
		[
			{ ...deep, biases: [[1, 2]] },
			'biases must have 2 lists, one per layer after the input (or null), but has 1'
		],
		[
			{ ...deep, biases: [[1, 2], [3]] },
			'biases[1] must have 2 numbers, one per neuron of layer 2, but has 1'
		],
		[
			{ ...deep, biases: [[1, 2], [null, 4]] }, // prettier-ignore
			'biases[1][0] must be a finite number, but is null'
		]
	])('refuses a wrong document, case %#: %j', (json, message) => {
		expect(fault(() => readModel(json))).toBe(message);
	});

	test('refuses a number that is too large for a float64', () => {
		const text = JSON.stringify(model).replace('0.6', '1e999');
		expect(fault(() => readModel(parse(text)))).toBe(
			'weights[0][1][2] must be a finite number, but is Infinity'
		);
	});

	test('refuses absurd sizes before it looks at a single weight', () => {
		const weights = new Proxy([], {
			get: () => {
				throw new Error('looked at the weights');
			}
		});
		expect(fault(() => readModel({ ...model, layers: [9999, 9999], weights }))).toMatch(/^layers/);
	});
});

describe('writeModel', () => {
	test('gives each row of weights a line of its own', () => {
		expect(writeModel(readModel(deep))).toBe(
			`{
	"format": "backstep-model",
	"version": 1,
	"layers": [3,2,2],
	"activations": ["sigmoid","sigmoid"],
	"cost": "half-squared-error",
	"learningRate": 0.5,
	"weights": [
		[
			[0.1,0.3,0.5],
			[0.2,0.4,0.6]
		],
		[
			[1,2],
			[3,4]
		]
	],
	"biases": [
		[1,2],
		[3,4]
	]
}
`
		);
	});

	test('a network that is written and read again has the same bits, but 0 for −0', () => {
		const networks = fc
			.tuple(anyRules(), fc.constantFrom(moderate, finite))
			.chain(([rules, numbers]) => anyNetwork(rules, numbers));
		fc.assert(
			fc.property(networks, (network) => {
				const text = writeModel(network);
				const again = readModel(parse(text));
				expect(again).toEqual(networkWithPlainZeros(network));
				expect(writeModel(again)).toBe(text);
			})
		);
	});

	test('so has a 784-30-10 network', () => {
		const network = initialise(
			{
				layers: [784, 30, 10],
				activations: ['sigmoid', 'sigmoid'],
				cost: 'half-squared-error',
				learningRate: 0.5
			},
			{ how: 'scaled', seed: 7, biases: true }
		);
		const text = writeModel(network);
		expect(writeModel(readModel(parse(text)))).toBe(text);
	});
});
