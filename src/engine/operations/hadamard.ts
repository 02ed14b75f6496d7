import { product, type Operation } from '../operation';
import { column } from '../tensor';

/** δ^l = ∂E/∂a^l ⊙ σ′(z^l), n_l × 1, cell by cell: EQ4 in the output layer, EQ1 in a hidden one. */
export const hadamard: Operation<'hadamard'> = {
	phase: 'backward',
	equation: (layer, L) => (layer === L ? 'EQ4' : 'EQ1'),
	result: (layer) => ({ symbol: 'delta', layer }),
	arithmetic({ u, v }) {
		return column(u.data.map((number, row) => number * v.data[row]));
	},
	origin(refs, row) {
		return product({ ref: refs.u, row, col: 0 }, { ref: refs.v, row, col: 0 });
	}
};
