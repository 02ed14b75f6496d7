import type { Network, Sample } from '../network';
import { column, fromRows } from '../tensor';

/** For tests: the 3-2 network with w₁ … w₆ = 0.1 … 0.6, numbered down the columns, and its sample. */
export const worked: { readonly network: Network; readonly sample: Sample } = {
	network: {
		layers: [3, 2],
		activations: ['sigmoid'],
		cost: 'half-squared-error',
		learningRate: 0.5,
		weights: [
			fromRows([
				[0.1, 0.3, 0.5],
				[0.2, 0.4, 0.6]
			])
		],
		biases: null
	},
	sample: { input: column([0.9, 0.1, 0.4]), target: column([1, 0]) }
};
