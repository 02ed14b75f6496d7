import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { valueById } from '$engine/trace';
import { cellLabel } from './cell-label';
import { weightLabel } from './label';
import { defaultLettering } from './lettering';

test('a number is called by its value and where it stands, counted from 1', () => {
	const trace = learningStep(worked.network, worked.sample, { toInput: true });
	const called = (id: string, row: number, col: number) =>
		cellLabel(valueById(trace, id)!, row, col, { lettering: 'single', L: 1 });
	expect(called('z1', 1, 0)).toBe('z₂');
	expect(called('W1', 0, 1)).toBe('w₃');
	expect(called('dE_dW1', 0, 1)).toBe('∂E/∂w₃');
	expect(called('W1_T', 2, 0)).toBe('w₅');
	expect(called('E', 0, 0)).toBe('E');
});

test('a weight is called the same as on its edge, also where W is a single column or a single number', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample }) => {
			const L = network.layers.length - 1;
			const letters = { lettering: defaultLettering(L), L } as const;
			for (const value of learningStep(network, sample).values) {
				const { rows, cols } = value.tensor;
				if (value.symbol !== 'W') continue;
				const place = [rows - 1, cols - 1] as const;
				const edge = weightLabel(value.layer, place, rows, letters);
				expect(cellLabel(value, ...place, letters)).toBe(edge);
			}
		})
	);
});
