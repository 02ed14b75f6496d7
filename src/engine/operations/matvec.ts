import { sumOf, type Operation } from '../operation';
import { tensor } from '../tensor';
import { rowTimesColumn, rowTimesColumnTerms } from './products';

/** EQ5: ∂E/∂a^l = (W^{l+1})ᵀ δ^{l+1}; (n_l × n_{l+1}) · (n_{l+1} × 1) = n_l × 1. */
export const matvec: Operation<'matvec'> = {
	phase: 'backward',
	equation: () => 'EQ5',
	result: (layer) => ({ symbol: 'dE_da', layer }),
	arithmetic({ M, v }) {
		const result = tensor(M.rows, 1);
		for (let row = 0; row < M.rows; row++) result.data[row] = rowTimesColumn(M, row, v);
		return result;
	},
	origin: (refs, row, _col, { v }) => sumOf(rowTimesColumnTerms(refs.M, row, refs.v, v.rows))
};
