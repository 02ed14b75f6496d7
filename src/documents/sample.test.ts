import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPass, finite, moderate } from '$engine/testing/arbitrary-network';
import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { fromRows } from '$engine/tensor';
import type { Network } from '$engine/network';
import { parse } from './parse';
import { checkSample, readSample, writeSample } from './sample';
import { fault } from './testing/fault';
import { sampleWithPlainZeros } from './testing/plain-zeros';

const sample = { format: 'backstep-sample', version: 1, input: [0.9, 0.1, 0.4], target: [1, 0] };

function network(activation: ActivationName, cost: CostName): Network {
	const W1 = fromRows([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]); // prettier-ignore
	return {
		layers: [3, 2],
		activations: [activation],
		cost,
		learningRate: 0.5,
		weights: [W1],
		biases: null
	};
}

const squared = network('sigmoid', 'half-squared-error');
const binary = network('sigmoid', 'binary-cross-entropy');
const softmax = network('softmax', 'cross-entropy');

describe('readSample', () => {
	test('gives input and target as columns', () => {
		const { input, target } = readSample({ ...sample, label: 7 });
		expect(input).toMatchObject({ rows: 3, cols: 1 });
		expect([...input.data]).toEqual([0.9, 0.1, 0.4]);
		expect([...target.data]).toEqual([1, 0]);
	});

	test.each<[unknown, string]>([
		['[]', 'the document must be an object, but is "[]"'],
		[
			{ ...sample, format: 'backstep-model' },
			'format must be "backstep-sample", but is "backstep-model"'
		],
		[{ ...sample, version: 0 }, 'version must be 1, but is 0'],
		[
			{ ...sample, input: undefined },
			'input must be a list of 1 to 10,000 numbers, but is missing'
		],
		[{ ...sample, input: [] }, 'input must be a list of 1 to 10,000 numbers, but is a list of 0'],
		[{ ...sample, target: 3 }, 'target must be a list of 1 to 10,000 numbers, but is 3'],
		[
			{ ...sample, target: Array(10_001).fill(0) },
			'target must be a list of 1 to 10,000 numbers, but is a list of 10,001'
		],
		[{ ...sample, input: [0.9, null, 0.4] }, 'input[1] must be a finite number, but is null'],
		[{ ...sample, target: [1, 'no'] }, 'target[1] must be a finite number, but is "no"'],
		[{ ...sample, target: [-Infinity, 0] }, 'target[0] must be a finite number, but is -Infinity']
	])('refuses a wrong document, case %#: %j', (json, message) => {
		expect(fault(() => readSample(json))).toBe(message);
	});

	test('a sample that is written and read again has the same bits, but 0 for −0', () => {
		const passes = fc.constantFrom(moderate, finite).chain((numbers) => anyPass(numbers));
		fc.assert(
			fc.property(passes, ({ network, sample }) => {
				const again = readSample(parse(writeSample(sample)));
				expect(again).toEqual(sampleWithPlainZeros(sample));
				expect(() => checkSample(again, network)).not.toThrow();
			})
		);
	});
});

describe('checkSample', () => {
	const check = (change: object, against: Network) => () =>
		checkSample(readSample({ ...sample, ...change }), against);

	test.each<[object, Network, string]>([
		[{ input: [1, 2] }, squared, 'input must have 3 numbers, one per neuron of layer 0, but has 2'],
		[{ target: [1] }, squared, 'target must have 2 numbers, one per neuron of layer 1, but has 1'],
		[
			{ target: [0.5, 1.5] },
			binary,
			'target[1]: binary-cross-entropy needs targets from 0 to 1, not 1.5'
		],
		[
			{ target: [-0.5, 1.5] },
			softmax,
			'target[0]: cross-entropy needs targets from 0 to 1, not -0.5'
		],
		[
			{ target: [0.5, 0.4] },
			softmax,
			'target: cross-entropy needs targets that sum to 1, not to 0.9'
		]
	])('refuses a sample that a network cannot take, case %#: %j', (change, against, message) => {
		expect(fault(check(change, against))).toBe(message);
	});

	test('a squared error takes any targets, a cross-entropy those that sum to 1 as near as tenths can', () => {
		expect(fault(check({ target: [-7, 100] }, squared))).toBe('no fault was found');
		expect(fault(check({ target: [1, 1] }, binary))).toBe('no fault was found');
		expect(fault(check({ target: [0.1 + 0.2, 0.7] }, softmax))).toBe('no fault was found');
	});
});
