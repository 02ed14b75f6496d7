import { expect, test } from 'vitest';
import { fromRows } from '$engine/tensor';
import type { Value, ValueSymbol } from '$engine/trace';
import { scaleLimit } from './scale-limit';

function shown(symbol: ValueSymbol, most: number, layer = 1) {
	const tensor = fromRows([[most, 0]]);
	const value: Value = { symbol, layer, id: `${symbol}${layer}`, tensor };
	return { value, tensor };
}

const W = shown('W', 0.98);
const gradient = shown('dE_dW', 0.12);
const after = shown('W_new', 1.04);
const all = [W, gradient, after];

test('each matrix has its own scale, but before and after an update have one', () => {
	expect(all.map((one) => scaleLimit(one, all, 'matrix'))).toEqual([1.1, 0.12, 1.1]);
	expect(scaleLimit(W, [W], 'matrix')).toBe(0.98);
});

test('the weights of two layers have a scale each', () => {
	const next = shown('W', 3.9, 2);
	expect([W, next].map((one) => scaleLimit(one, [W, next], 'matrix'))).toEqual([0.98, 3.9]);
	expect(scaleLimit(W, [W, next], 'all')).toBe(3.9);
});

test('or all have that of the largest', () => {
	expect(all.map((one) => scaleLimit(one, all, 'all'))).toEqual([1.1, 1.1, 1.1]);
});
