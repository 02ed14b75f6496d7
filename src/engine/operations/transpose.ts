import { product, type Operation } from '../operation';
import { transposed } from '../tensor';

/** (W^{l+1})ᵀ, n_l × n_{l+1}, for layer l: a view in which cell (j, k) stands at (k, j). */
export const transpose: Operation<'transpose'> = {
	phase: 'backward',
	equation: () => null,
	result: (_layer, { W }) => ({ symbol: 'W_T', layer: W.layer }),
	arithmetic: ({ W }) => transposed(W),
	origin: (refs, row, col) => product({ ref: refs.W, row: col, col: row })
};
