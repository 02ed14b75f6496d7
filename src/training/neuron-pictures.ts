import type { ParameterLayout } from './memory-layout';

/** What a hidden neuron's weights are, pixel by pixel: row j of W¹ out of packed parameters. */
export function neuronWeights(
	packed: Float32Array,
	{ inputs, row }: ParameterLayout,
	neuron: number
): Float64Array {
	return Float64Array.from({ length: inputs }, (_, p) => packed[p * row + neuron]);
}

/** The largest |w| of W¹. */
export function largestWeight(packed: Float32Array, { b1 }: ParameterLayout): number {
	let most = 0;
	for (let k = 0; k < b1; k++) {
		const size = Math.abs(packed[k]);
		if (size > most) most = size;
	}
	return most;
}
