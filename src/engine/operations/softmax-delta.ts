import { sumOf, type Operation } from '../operation';
import { column } from '../tensor';

/**
 * δ^L = o − t, N × 1, for softmax with cross-entropy. The Hadamard form of EQ4 does not hold
 * here, since ∂o/∂z is a full matrix; multiplied out with ∂E/∂o it leaves this.
 */
export const softmaxDelta: Operation<'softmaxDelta'> = {
	phase: 'backward',
	equation: () => null,
	result: (layer) => ({ symbol: 'delta', layer }),
	arithmetic({ o, t }) {
		return column(o.data.map((output, row) => output - t.data[row]));
	},
	origin(refs, row) {
		return sumOf([
			{ coefficient: 1, factors: [{ ref: refs.o, row, col: 0 }] },
			{ coefficient: -1, factors: [{ ref: refs.t, row, col: 0 }] }
		]);
	}
};
