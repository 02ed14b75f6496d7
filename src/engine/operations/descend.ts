import { sumOf, type Operation } from '../operation';
import { tensor } from '../tensor';

/** p ← p − α ∂E/∂p for the weights or the biases of one layer; a new value, p itself stays. */
export const descend: Operation<'descend'> = {
	phase: 'update',
	equation: () => null,
	result: (layer, { p }) => ({ symbol: p.symbol === 'W' ? 'W_new' : 'b_new', layer }),
	arithmetic({ p, g }, { learningRate }) {
		return tensor(
			p.rows,
			p.cols,
			p.data.map((number, k) => number - learningRate * g.data[k])
		);
	},
	origin(refs, row, col, _x, { learningRate }) {
		return sumOf([
			{ coefficient: 1, factors: [{ ref: refs.p, row, col }] },
			{ coefficient: -learningRate, factors: [{ ref: refs.g, row, col }] }
		]);
	}
};
