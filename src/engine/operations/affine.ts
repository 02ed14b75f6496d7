import { sumOf, type Operation } from '../operation';
import { tensor } from '../tensor';
import { rowTimesColumn, rowTimesColumnTerms } from './products';

/** EQ3: z^l = W^l a^{l−1} + b^l; (n_l × n_{l−1}) · (n_{l−1} × 1) + (n_l × 1). */
export const affine: Operation<'affine'> = {
	phase: 'forward',
	equation: () => 'EQ3',
	result: (layer) => ({ symbol: 'z', layer }),
	arithmetic({ W, a, b }) {
		const z = tensor(W.rows, 1);
		for (let row = 0; row < W.rows; row++) {
			const sum = rowTimesColumn(W, row, a);
			z.data[row] = b ? sum + b.data[row] : sum;
		}
		return z;
	},
	origin(refs, row, _col, { a }) {
		const terms = rowTimesColumnTerms(refs.W, row, refs.a, a.rows);
		if (refs.b !== undefined) {
			terms.push({ coefficient: 1, factors: [{ ref: refs.b, row, col: 0 }] });
		}
		return sumOf(terms);
	}
};
