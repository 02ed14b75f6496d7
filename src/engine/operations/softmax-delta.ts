import type { Operation } from '../operation';
import { combination } from './combination';

/**
 * δ^L = o − t, N × 1, for softmax with cross-entropy. The Hadamard form of EQ4 does not hold
 * here, since ∂o/∂z is a full matrix; multiplied out with ∂E/∂o it leaves this.
 */
export const softmaxDelta: Operation<'softmaxDelta'> = {
	phase: 'backward',
	equation: () => null,
	result: (layer) => ({ symbol: 'delta', layer }),
	...combination(['o', 't'], () => [1, -1])
};
