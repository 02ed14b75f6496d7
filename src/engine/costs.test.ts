import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementwise, softmax, type ActivationName } from './activations';
import { costs, type CostName } from './costs';
import { learningStep } from './learning-step';
import type { Network } from './network';
import { column, fromRows } from './tensor';
import { checkTrace } from './testing/check-trace';
import { valueById } from './trace';

const sigmoid = elementwise('sigmoid').value;
const moderate = fc.double({ min: -5, max: 5, noNaN: true });
const pairs = fc.array(fc.tuple(moderate, fc.double({ min: 0, max: 1, noNaN: true })), {
	minLength: 1,
	maxLength: 6
});

/** E of a network whose weights are those of the unit matrix, so that z is the input. */
function errorAt(z: number[], t: number[], output: ActivationName, cost: CostName): number {
	const network: Network = {
		layers: [z.length, z.length],
		activations: [output],
		cost,
		learningRate: 0.1,
		weights: [fromRows(z.map((_, row) => z.map((_, col) => +(row === col))))],
		biases: null
	};
	const trace = learningStep(network, { input: column(z), target: column(t) });
	checkTrace(trace);
	return valueById(trace, 'E')!.tensor.data[0];
}

describe('the cost of one answer by hand', () => {
	const [o, t] = [
		[0.75, 0.5],
		[1, 0]
	];

	test('half-squared-error is ½ Σ (o − t)² and its derivative o − t', () => {
		const { value, prime } = costs['half-squared-error'];
		expect(value(o, t)).toBe(0.5 * (0.25 * 0.25 + 0.5 * 0.5));
		expect([prime(0.75, 1, 2), prime(0.5, 0, 2)]).toEqual([-0.25, 0.5]);
	});

	test('mean-squared-error is (1/N) Σ (o − t)² and its derivative (2/N)(o − t)', () => {
		const { value, prime } = costs['mean-squared-error'];
		expect(value(o, t)).toBe((0.25 * 0.25 + 0.5 * 0.5) / 2);
		expect(prime(0.75, 1, 2)).toBe((2 / 2) * -0.25);
		expect(prime(0.75, 1, 8)).toBe((2 / 8) * -0.25);
	});

	test('neither cross-entropy is divided by N', () => {
		const [z, t] = [
			[0, 0],
			[1, 0]
		];
		expect(costs['binary-cross-entropy'].value(z, t)).toBeCloseTo(2 * Math.log(2), 15);
		expect(costs['cross-entropy'].value(z, t)).toBeCloseTo(Math.log(2), 15);
	});
});

describe('E from z is E from o', () => {
	test('binary-cross-entropy from z is −Σ [t ln o + (1 − t) ln(1 − o)]', () => {
		fc.assert(
			fc.property(pairs, (list) => {
				const [z, t] = [list.map(([z]) => z), list.map(([, t]) => t)];
				const textbook = -z
					.map(sigmoid)
					.reduce((sum, o, k) => sum + t[k] * Math.log(o) + (1 - t[k]) * Math.log(1 - o), 0);
				expect(costs['binary-cross-entropy'].value(z, t)).toBeCloseTo(textbook, 12);
			})
		);
	});

	test('cross-entropy from z is −Σ t ln o', () => {
		fc.assert(
			fc.property(pairs, (list) => {
				const [z, t] = [list.map(([z]) => z), list.map(([, t]) => t)];
				const textbook = -t.reduce(
					(sum, target, row) => sum + target * Math.log(softmax(row, z)),
					0
				);
				expect(costs['cross-entropy'].value(z, t)).toBeCloseTo(textbook, 12);
			})
		);
	});
});

describe('E stays finite at z = ±1000', () => {
	test.each([
		[[1000], [1], 0],
		[[1000], [0], 1000],
		[[-1000], [0], 0],
		[[-1000], [1], 1000],
		[[1000, -1000], [0, 1], 2000],
		[[1000, -1000], [0.5, 0.5], 1000]
	])('binary-cross-entropy at z = %j with t = %j is %d', (z, t, E) => {
		expect(errorAt(z, t, 'sigmoid', 'binary-cross-entropy')).toBe(E);
	});

	test.each([
		[[1000, -1000], [1, 0], 0],
		[[1000, -1000], [0, 1], 2000],
		[[-1000, 1000, 0], [1, 0, 0], 2000],
		[[1000, -1000], [0.5, 0.5], 1000],
		[[-1000], [1], 0]
	])('cross-entropy at z = %j with t = %j is %d', (z, t, E) => {
		expect(errorAt(z, t, 'softmax', 'cross-entropy')).toBe(E);
	});
});

describe('E near its minimum keeps its digits', () => {
	test.each([
		['binary-cross-entropy', 'sigmoid', [40], [1]],
		['cross-entropy', 'softmax', [40, 0], [1, 0]]
	] as const)('%s at a sure and right answer is e⁻⁴⁰, not 0', (cost, output, z, t) => {
		expect(errorAt([...z], [...t], output, cost) / Math.exp(-40)).toBeCloseTo(1, 14);
	});

	test('cross-entropy of an output that is not asked for is 0 however impossible it is', () => {
		expect(errorAt([1e308, -1e308], [1, 0], 'softmax', 'cross-entropy')).toBe(0);
	});
});

describe('binary-cross-entropy by an output that has reached its target', () => {
	const { prime } = costs['binary-cross-entropy'];

	test('is −1 at t = 1 and 1 at t = 0, not 0 / 0', () => {
		expect([prime(1, 1, 1), prime(0, 0, 1)]).toEqual([-1, 1]);
	});

	test('is infinite when the target is the opposite', () => {
		expect([prime(0, 1, 1), prime(1, 0, 1)]).toEqual([-Infinity, Infinity]);
	});
});

test("binary-cross-entropy's ∂E/∂o times σ′ is o − t", () => {
	fc.assert(
		fc.property(moderate, fc.double({ min: 0, max: 1, noNaN: true }), (z, t) => {
			const o = sigmoid(z);
			const delta = costs['binary-cross-entropy'].prime(o, t, 1) * o * (1 - o);
			expect(delta).toBeCloseTo(o - t, 12);
		})
	);
});
