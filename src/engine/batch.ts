import { learningStep, type Batch } from './learning-step';
import type { BatchRules, Network, Sample } from './network';
import { tensor, type Tensor } from './tensor';
import { valueById, type Trace } from './trace';

/**
 * What a learning step needs of its batch: `others` are the samples besides its own. Each of them goes
 * through the network in a pass of its own, and their gradients are added in their order. A pass that
 * is not finite makes the whole sum so. Undefined where the update is that of one sample alone.
 *
 * Throws a RangeError when one of the samples does not fit the network.
 */
export function batchOf(
	network: Network,
	others: readonly Sample[],
	{ l2, trainingSize }: Omit<BatchRules, 'size'>
): Batch | undefined {
	if (others.length === 0 && l2 === 0) return undefined;
	return {
		rules: { size: others.length + 1, l2, trainingSize },
		rest: others.length > 0 ? sumsOfGradients(network, others) : []
	};
}

function sumsOfGradients(network: Network, samples: readonly Sample[]): Batch['rest'] {
	const { weights, biases } = network;
	const sums = weights.flatMap(({ rows, cols }, k) => {
		const layer = k + 1;
		const ofWeights = { symbol: 'dE_dW_rest', layer, tensor: tensor(rows, cols) } as const;
		const ofBiases = { symbol: 'dE_db_rest', layer, tensor: tensor(rows, 1) } as const;
		return biases ? [ofWeights, ofBiases] : [ofWeights];
	});
	for (const sample of samples) {
		const pass = learningStep(network, sample);
		for (const { symbol, layer, tensor } of sums) {
			add(tensor, pass, symbol.replace('_rest', String(layer)));
		}
	}
	return sums;
}

/** Adds a gradient to a sum that is still being made. */
function add({ data }: Tensor, pass: Trace, id: string) {
	const gradient = pass.stopped ? null : valueById(pass, id)!.tensor.data;
	for (let k = 0; k < data.length; k++) data[k] += gradient ? gradient[k] : NaN;
}
