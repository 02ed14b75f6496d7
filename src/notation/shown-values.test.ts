import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import type { Ref } from '$engine/trace';
import { productSign, shownValue, shownValues } from './shown-values';

const trace = learningStep(worked.network, worked.sample, { toInput: true });

function shown(makes: string) {
	const step = trace.steps.find(({ result }) => trace.values[result].id === makes)!;
	return shownValues(trace, step, 'single');
}

/** The operation as it is written: signs, ids and shapes. */
const written = (makes: string) =>
	shown(makes)
		.map(({ signs, value, tensor }) =>
			[...signs, `${value.id} ${tensor.rows}×${tensor.cols}`].join(' ')
		)
		.join(' ');

test('operands stand in the order of the equation, then the result', () => {
	expect(written('z1')).toBe('W1 2×3 · a0 3×1 = z1 2×1');
	expect(written('delta1')).toBe('dE_da1 2×1 ⊙ sigmaPrime1 2×1 = delta1 2×1');
	expect(written('dE_da0')).toBe('W1_T 3×2 · delta1 2×1 = dE_da0 3×1');
});

test('the input of an outer product is laid down as a row, and keeps its numbers', () => {
	expect(written('dE_dW1')).toBe('delta1 2×1 · a0 1×3 = dE_dW1 2×3');
	const [, row] = shown('dE_dW1');
	expect(row.turned).toBe(true);
	expect(row.tensor.data).toBe(row.value.tensor.data);
});

test('the sign of a product is the one between two values, and none is before the first', () => {
	for (const [makes, sign] of [
		['z1', '·'],
		['delta1', '⊙'],
		['dE_dW1', '·']
	]) {
		expect([0, 1].map((k) => productSign(shown(makes), k))).toEqual(['', sign]);
	}
});

test('a value by itself stands as it is, with no sign', () => {
	const first = shownValue(trace, 0 as Ref);
	expect(first).toMatchObject({ signs: [], turned: false });
	expect(first.tensor).toBe(trace.values[0].tensor);
});
