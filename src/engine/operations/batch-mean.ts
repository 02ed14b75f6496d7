import type { Operation } from '../operation';
import { combination } from './combination';

/** The batch's mean of ∂E/∂p for the weights or the biases of one layer: (1/m) g + (1/m) rest, where rest is the sum of the other samples' gradients. */
export const batchMean: Operation<'batchMean'> = {
	phase: 'update',
	equation: () => null,
	result: (layer, { g }) => ({ symbol: `${g.symbol as 'dE_dW' | 'dE_db'}_mean`, layer }),
	...combination(['g', 'rest'], ({ batch }) => Array<number>(2).fill(1 / batch!.size))
};
