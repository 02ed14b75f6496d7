import { product, type Operation } from '../operation';

/** ∂E/∂b^l = δ^l, n_l × 1: a bias is a weight whose input is always 1. */
export const biasGradient: Operation<'biasGradient'> = {
	phase: 'backward',
	equation: () => null,
	result: (layer) => ({ symbol: 'dE_db', layer }),
	arithmetic: ({ delta }) => delta,
	origin: (refs, row) => product({ ref: refs.delta, row, col: 0 })
};
