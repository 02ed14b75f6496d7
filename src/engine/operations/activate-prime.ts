import { elementwise } from '../activations';
import type { Operation } from '../operation';
import { column } from '../tensor';

/** σ′(z^l), n_l × 1; in the output layer this is ∂o/∂z. */
export const activatePrime: Operation<'activatePrime'> = {
	phase: 'backward',
	equation: () => null,
	result: (layer) => ({ symbol: 'sigmaPrime', layer }),
	arithmetic(x, { activation }) {
		const { prime } = elementwise(activation);
		return column(x[prime.of].data.map(prime.value));
	},
	origin(refs, row, _col, _x, { activation }) {
		const { prime } = elementwise(activation);
		return {
			kind: 'function',
			cells: [{ ref: refs[prime.of], row, col: 0 }],
			evaluate: prime.value
		};
	}
};
