import type { Network, Sample } from '$engine/network';
import type { Tensor } from '$engine/tensor';

/** For tests: a network with 0 for every −0, as documents have it. */
export function networkWithPlainZeros(network: Network): Network {
	return {
		...network,
		weights: network.weights.map(plainZeros),
		biases: network.biases && network.biases.map(plainZeros)
	};
}

/** For tests: a sample with 0 for every −0. */
export function sampleWithPlainZeros({ input, target }: Sample): Sample {
	return { input: plainZeros(input), target: plainZeros(target) };
}

function plainZeros(t: Tensor): Tensor {
	return { ...t, data: t.data.map((number) => number + 0) };
}
