import { product, type Operation } from '../operation';
import { tensor } from '../tensor';

/** EQ6: ∂E/∂W^l = δ^l (a^{l−1})ᵀ, the outer product; (n_l × 1) · (1 × n_{l−1}) = n_l × n_{l−1}. */
export const outer: Operation<'outer'> = {
	phase: 'backward',
	equation: () => 'EQ6',
	result: (layer) => ({ symbol: 'dE_dW', layer }),
	arithmetic({ delta, a }) {
		const gradient = tensor(delta.rows, a.rows);
		for (let row = 0, k = 0; row < delta.rows; row++) {
			for (let col = 0; col < a.rows; col++, k++) {
				gradient.data[k] = delta.data[row] * a.data[col];
			}
		}
		return gradient;
	},
	origin(refs, row, col) {
		return product({ ref: refs.delta, row, col: 0 }, { ref: refs.a, row: col, col: 0 });
	}
};
