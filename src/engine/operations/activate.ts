import { elementwise, softmax } from '../activations';
import type { Operation } from '../operation';
import { column, tensor } from '../tensor';
import { columnCells } from './products';

/** a^l = σ(z^l), n_l × 1. */
export const activate: Operation<'activate'> = {
	phase: 'forward',
	equation: () => null,
	result: (layer) => ({ symbol: 'a', layer }),
	arithmetic({ z }, { activation }) {
		if (activation === 'softmax') {
			const a = tensor(z.rows, 1);
			for (let row = 0; row < z.rows; row++) a.data[row] = softmax(row, z.data);
			return a;
		}
		return column(z.data.map(elementwise(activation).value));
	},
	origin(refs, row, _col, { z }, { activation }) {
		if (activation === 'softmax') {
			const evaluate = (...numbers: number[]) => softmax(row, numbers);
			return { kind: 'function', cells: columnCells(refs.z, z.rows), evaluate };
		}
		const { value } = elementwise(activation);
		return { kind: 'function', cells: [{ ref: refs.z, row, col: 0 }], evaluate: value };
	}
};
