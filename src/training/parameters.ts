import type { Network, Rules } from '$engine/network';
import { rowMajor, tensor, type Tensor } from '$engine/tensor';
import { CLASSES, type ParameterLayout } from './memory-layout';

/**
 * A network's parameters as the kernel keeps them, rounded to 32 bits. The network is
 * inputs-hidden-10; one without biases begins with zeros for them.
 */
export function packParameters(
	network: Network,
	layout: ParameterLayout
): Float32Array<ArrayBuffer> {
	const { inputs, hidden, row } = layout;
	const packed = new Float32Array(layout.length);
	const [W1, W2] = network.weights.map(rowMajor);
	for (let j = 0; j < hidden; j++) {
		for (let p = 0; p < inputs; p++) packed[p * row + j] = W1[j * inputs + p];
	}
	for (let k = 0; k < CLASSES; k++) {
		for (let j = 0; j < hidden; j++) packed[layout.W2 + k * row + j] = W2[k * hidden + j];
	}
	if (network.biases) {
		const [b1, b2] = network.biases.map(rowMajor);
		packed.set(b1, layout.b1);
		packed.set(b2, layout.b2);
	}
	return packed;
}

/** The network with the parameters that the kernel has: the same numbers, in 64 bits. */
export function unpackParameters(
	packed: Float32Array,
	layout: ParameterLayout,
	rules: Rules
): Network {
	const { inputs, hidden, row } = layout;
	const filled = (rows: number, cols: number, at: (i: number, j: number) => number): Tensor => {
		const data = new Float64Array(rows * cols);
		for (let i = 0; i < rows; i++) {
			for (let j = 0; j < cols; j++) data[i * cols + j] = packed[at(i, j)];
		}
		return tensor(rows, cols, data);
	};
	return {
		...rules,
		weights: [
			filled(hidden, inputs, (j, p) => p * row + j),
			filled(CLASSES, hidden, (k, j) => layout.W2 + k * row + j)
		],
		biases: [filled(hidden, 1, (j) => layout.b1 + j), filled(CLASSES, 1, (k) => layout.b2 + k)]
	};
}
