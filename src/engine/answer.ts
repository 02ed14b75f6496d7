import type { Network } from './network';
import { NotFinite, Tape } from './tape';
import type { Tensor } from './tensor';

/** a^L, n_L × 1: what a network answers to an input, n₀ × 1, by the forward pass alone. Null when a number of the pass is not finite. */
export function answer(network: Network, input: Tensor): Tensor | null {
	const tape = new Tape(network);
	let a = tape.given({ symbol: 'a', layer: 0 }, input);
	const parameters = network.weights.map((weights, k) => {
		const W = tape.given({ symbol: 'W', layer: k + 1 }, weights);
		return network.biases
			? { W, b: tape.given({ symbol: 'b', layer: k + 1 }, network.biases[k]) }
			: { W };
	});
	try {
		parameters.forEach((W_b, k) => {
			const z = tape.record('affine', k + 1, { ...W_b, a });
			a = tape.record('activate', k + 1, { z });
		});
	} catch (error) {
		if (!(error instanceof NotFinite)) throw error;
		return null;
	}
	return tape.trace().values[a].tensor;
}
