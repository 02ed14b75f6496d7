import { costs } from '../costs';
import type { Operation } from '../operation';
import { column } from '../tensor';

/** ∂E/∂o, N × 1: what the cost asks of each output. */
export const costPrime: Operation<'costPrime'> = {
	phase: 'backward',
	equation: () => null,
	result: (layer) => ({ symbol: 'dE_da', layer }),
	arithmetic({ o, t }, { cost }) {
		const { prime } = costs[cost];
		return column(o.data.map((output, row) => prime(output, t.data[row], o.rows)));
	},
	origin(refs, row, _col, { o }, { cost }) {
		return {
			kind: 'function',
			cells: [
				{ ref: refs.o, row, col: 0 },
				{ ref: refs.t, row, col: 0 }
			],
			evaluate: (output, target) => costs[cost].prime(output, target, o.rows)
		};
	}
};
