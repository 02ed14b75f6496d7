import { describe, expect, test } from 'vitest';
import { initialise, type InitialisationName } from './initialise';
import { checkShapes, type Rules } from './network';
import { tensor } from './tensor';

const mnist: Rules = {
	layers: [784, 30, 10],
	activations: ['sigmoid', 'sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5
};

const every: InitialisationName[] = ['scaled', 'uniform', 'normal'];

function meanAndDeviation(numbers: Float64Array): [mean: number, deviation: number] {
	const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
	const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
	return [mean, Math.sqrt(variance)];
}

describe.each(every)('%s', (how) => {
	test('fits the layers, with biases and without', () => {
		for (const biases of [true, false]) {
			const network = initialise(mnist, { how, seed: 1, biases });
			const sample = { input: tensor(784, 1), target: tensor(10, 1) };
			expect(() => checkShapes(network, sample)).not.toThrow();
			expect(network.biases === null).toBe(!biases);
			expect(network).toMatchObject(mnist);
		}
	});

	test('gives the same network for the same seed and another one for another seed', () => {
		const from = (seed: number) => initialise(mnist, { how, seed, biases: true });
		expect(from(3)).toEqual(from(3));
		expect(from(3).weights[0].data[0]).not.toBe(from(4).weights[0].data[0]);
	});

	test('draws no number twice', () => {
		const { weights } = initialise(mnist, { how, seed: 5, biases: false });
		const all = weights.flatMap(({ data }) => [...data]);
		expect(new Set(all).size).toBe(784 * 30 + 30 * 10);
	});
});

test('scaled weights have mean 0 and standard deviation 1/√fan-in', () => {
	const [W1] = initialise(mnist, { how: 'scaled', seed: 8, biases: true }).weights;
	const [mean, deviation] = meanAndDeviation(W1.data);
	expect(Math.abs(mean) * Math.sqrt(784)).toBeLessThan(0.03);
	expect(Math.abs(deviation * Math.sqrt(784) - 1)).toBeLessThan(0.03);
});

test('scaled biases have standard deviation 1, whatever the fan-in', () => {
	const wide = { ...mnist, layers: [10, 2000, 10] };
	const { biases } = initialise(wide, { how: 'scaled', seed: 8, biases: true });
	const [mean, deviation] = meanAndDeviation(biases![0].data);
	expect(Math.abs(mean)).toBeLessThan(0.1);
	expect(Math.abs(deviation - 1)).toBeLessThan(0.1);
});

test('uniform weights fill [−1, 1)', () => {
	const [W1] = initialise(mnist, { how: 'uniform', seed: 8, biases: false }).weights;
	const [mean, deviation] = meanAndDeviation(W1.data);
	expect(W1.data.every((w) => w >= -1 && w < 1)).toBe(true);
	expect(Math.min(...W1.data)).toBeLessThan(-0.999);
	expect(Math.max(...W1.data)).toBeGreaterThan(0.999);
	expect(Math.abs(mean)).toBeLessThan(0.02);
	expect(Math.abs(deviation - 1 / Math.sqrt(3))).toBeLessThan(0.02);
});

test('normal weights have mean 0 and standard deviation 1', () => {
	const [W1] = initialise(mnist, { how: 'normal', seed: 8, biases: false }).weights;
	const [mean, deviation] = meanAndDeviation(W1.data);
	expect(Math.abs(mean)).toBeLessThan(0.03);
	expect(Math.abs(deviation - 1)).toBeLessThan(0.03);
});
