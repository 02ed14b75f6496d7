import { costs } from '../costs';
import type { Operation } from '../operation';
import { column } from '../tensor';
import { columnCells } from './products';

/** E, one number (1 × 1), from the outputs and the targets, both N × 1. */
export const cost: Operation<'cost'> = {
	phase: 'cost',
	equation: () => null,
	result: (layer) => ({ symbol: 'E', layer }),
	arithmetic({ o, t, z }, setting) {
		return column([costs[setting.cost].value((z ?? o).data, t.data)]);
	},
	origin(refs, _row, _col, { t }, setting) {
		const N = t.rows;
		return {
			kind: 'function',
			cells: [...columnCells(refs.z ?? refs.o, N), ...columnCells(refs.t, N)],
			evaluate: (...numbers) => costs[setting.cost].value(numbers.slice(0, N), numbers.slice(N))
		};
	}
};
