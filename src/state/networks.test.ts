import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { rowMajor, toRows } from '$engine/tensor';
import { worked } from '$engine/testing/worked-example';
import { valueById } from '$engine/trace';
import { builtIn } from './networks';

describe('3-2', () => {
	const { network, sample, lettering, toInput } = builtIn['3-2']();

	test('has the numbers of the design, in the letters of the source, down to the input', () => {
		expect(network).toEqual(worked.network);
		expect(sample).toEqual(worked.sample);
		expect([lettering, toInput]).toEqual(['single', true]);
	});

	test('its first sum is 0.32', () => {
		const trace = learningStep(network, worked.sample, { toInput });
		expect(rowMajor(valueById(trace, 'z1')!.tensor)[0]).toBeCloseTo(0.32, 12);
		expect(valueById(trace, 'dE_da0')).toBeDefined();
	});
});

describe('3-3-2', () => {
	const { network, sample, lettering } = builtIn['3-3-2']();

	test('has the weights of 3-2 on top of a layer of its own, and EQ1', () => {
		expect(network.layers).toEqual([3, 3, 2]);
		expect(toRows(network.weights[1])).toEqual(toRows(worked.network.weights[0]));
		expect(lettering).toBe('bridge');
		const { steps, stopped } = learningStep(network, sample);
		expect(steps.filter(({ equation }) => equation === 'EQ1')).toHaveLength(1);
		expect(stopped).toBeNull();
	});
});

describe('784-30-10', () => {
	const { network, sample } = builtIn['784-30-10']();

	test('takes the digit that is chosen', () => {
		expect(sample).toBe('digit');
		expect(network.layers).toEqual([784, 30, 10]);
	});

	test('has weights and biases drawn evenly from −1 to 1', () => {
		expect(network.biases).not.toBeNull();
		for (const { data } of [...network.weights, ...network.biases!]) {
			expect(data.every((x) => x >= -1 && x < 1)).toBe(true);
			expect(data.some((x) => x !== 0)).toBe(true);
		}
		const [{ data }] = network.weights;
		const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
		const square = data.reduce((sum, x) => sum + x * x, 0) / data.length;
		expect(Math.abs(mean)).toBeLessThan(0.02);
		expect(Math.abs(square - 1 / 3)).toBeLessThan(0.02);
	});

	test('is the same network for every visitor', () => {
		expect(builtIn['784-30-10']()).toEqual(builtIn['784-30-10']());
	});
});

test('every network is called by its layers, and has sigmoids, α = 0.5 and E = ½ Σ (o − t)²', () => {
	for (const [name, setUp] of Object.entries(builtIn)) {
		const { name: called, network } = setUp();
		expect([called, network.layers.join('-')]).toEqual([name, name]);
		expect(network).toMatchObject({ cost: 'half-squared-error', learningRate: 0.5 });
		expect(new Set(network.activations)).toEqual(new Set(['sigmoid']));
	}
});
