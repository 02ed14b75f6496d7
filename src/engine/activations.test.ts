import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	activations,
	elementwise,
	minusLogSoftmax,
	softmax,
	type ActivationName
} from './activations';

const number = fc.double({ min: -20, max: 20, noNaN: true });
const numbers = fc.array(number, { minLength: 1, maxLength: 8 });
const softmaxOf = (z: number[]) => z.map((_, row) => softmax(row, z));
const sum = (list: number[]) => list.reduce((total, x) => total + x, 0);

describe('element-wise activations', () => {
	test.each([
		['sigmoid', 0.5],
		['tanh', 0],
		['relu', 0],
		['identity', 0]
	] as const)('%s(0) is %d, and it stays finite at ±1000', (name, atZero) => {
		const { value } = elementwise(name);
		expect(value(0)).toBe(atZero);
		expect(value(1000)).toSatisfy(Number.isFinite);
		expect(value(-1000)).toSatisfy(Number.isFinite);
	});

	test('sigmoid reaches 0 and 1, tanh −1 and 1, and nothing beyond', () => {
		expect([-1000, 1000].map(elementwise('sigmoid').value)).toEqual([0, 1]);
		expect([-1000, 1000].map(elementwise('tanh').value)).toEqual([-1, 1]);
	});

	test("relu'(0) is 0, from either side", () => {
		const { prime } = elementwise('relu');
		expect(prime.of).toBe('z');
		expect([0, -0, 5e-324, -5e-324].map(prime.value)).toEqual([0, 0, 1, 0]);
	});

	const names: ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity'];
	test.each(names)("%s's σ′ is its slope", (name) => {
		const { value, prime } = elementwise(name);
		const eps = 1e-5;
		fc.assert(
			fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (z) => {
				fc.pre(Math.abs(z) > 2 * eps);
				const slope = (value(z + eps) - value(z - eps)) / (2 * eps);
				expect(prime.value(prime.of === 'z' ? z : value(z))).toBeCloseTo(slope, 8);
			})
		);
	});

	test('softmax has no element-wise form', () => {
		expect(() => elementwise('softmax')).toThrow(
			new RangeError('softmax has no element-wise form')
		);
		expect(activations.softmax.outputOnly).toBe(true);
	});
});

describe('softmax', () => {
	test('softmax sums to 1 and lies between 0 and 1', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
					minLength: 1,
					maxLength: 8
				}),
				(z) => {
					const o = softmaxOf(z);
					expect(o.every((x) => x >= 0 && x <= 1)).toBe(true);
					expect(sum(o)).toBeCloseTo(1, 14);
				}
			)
		);
	});

	test('softmax is the same when all z are shifted alike', () => {
		fc.assert(
			fc.property(numbers, number, (z, shift) => {
				const shifted = softmaxOf(z.map((x) => x + shift));
				softmaxOf(z).forEach((x, row) => expect(shifted[row]).toBeCloseTo(x, 13));
			})
		);
	});

	test('softmax of one z is 1, and of equal z equal shares', () => {
		expect(softmaxOf([-1000])).toEqual([1]);
		expect(softmaxOf([7, 7, 7, 7])).toEqual([0.25, 0.25, 0.25, 0.25]);
	});
});

describe('minusLogSoftmax', () => {
	test('minusLogSoftmax is −ln of softmax where that can be computed', () => {
		fc.assert(
			fc.property(numbers, (z) => {
				const outputs = softmaxOf(z);
				minusLogSoftmax(z).forEach((x, row) => expect(x).toBeCloseTo(-Math.log(outputs[row]), 12));
			})
		);
	});

	test('minusLogSoftmax keeps its digits where the output rounds to 1', () => {
		const [sure] = minusLogSoftmax([50, 0]);
		expect(sure / Math.exp(-50)).toBeCloseTo(1, 14);
		expect(softmax(0, [50, 0])).toBe(1);
	});

	test('minusLogSoftmax stays finite where the output rounds to 0', () => {
		expect(minusLogSoftmax([1000, -1000])).toEqual([0, 2000]);
		expect(softmax(1, [1000, -1000])).toBe(0);
	});
});
