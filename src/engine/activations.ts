/** σ and σ′ of one neuron that looks at no other. */
export interface ElementwiseActivation {
	readonly outputOnly: false;
	/** a = σ(z). */
	readonly value: (z: number) => number;
	/** σ′(z), written with whichever of z and a = σ(z) makes it simplest. */
	readonly prime: {
		readonly of: 'z' | 'a';
		readonly value: (x: number) => number;
	};
}

/** Softmax: every output depends on every z, so its derivative is a matrix and it has no σ′. */
export interface SoftmaxActivation {
	readonly outputOnly: true;
}

export type ActivationName = 'sigmoid' | 'tanh' | 'relu' | 'identity' | 'softmax';

/** The activations by name. ReLU's derivative at 0 is 0. */
export const activations = {
	sigmoid: {
		outputOnly: false,
		value: (z) => 1 / (1 + Math.exp(-z)),
		prime: { of: 'a', value: (a) => a * (1 - a) }
	},
	tanh: {
		outputOnly: false,
		value: Math.tanh,
		prime: { of: 'a', value: (a) => 1 - a * a }
	},
	relu: {
		outputOnly: false,
		value: (z) => Math.max(0, z),
		prime: { of: 'z', value: (z) => (z > 0 ? 1 : 0) }
	},
	identity: {
		outputOnly: false,
		value: (z) => z,
		prime: { of: 'z', value: () => 1 }
	},
	softmax: { outputOnly: true }
} satisfies Record<ActivationName, ElementwiseActivation | SoftmaxActivation>;

/** The activation that looks at one neuron at a time, by name. Throws a RangeError for softmax. */
export function elementwise(name: ActivationName): ElementwiseActivation {
	const activation: ElementwiseActivation | SoftmaxActivation = activations[name];
	if (activation.outputOnly) throw new RangeError(`${name} has no element-wise form`);
	return activation;
}

/** One output of softmax: e^{z_row} / Σ e^{z_k}, with the largest z taken off first so that nothing overflows. */
export function softmax(row: number, z: ArrayLike<number>): number {
	const largest = maximum(z);
	let sum = 0;
	for (let k = 0; k < z.length; k++) sum += Math.exp(z[k] - largest);
	return Math.exp(z[row] - largest) / sum;
}

/**
 * −ln of one output of softmax, for every row: ln Σ e^{z_k} − z_row. The largest z is taken off
 * and its own e⁰ = 1 kept apart for log1p, so that it is exact where the output rounds to 0 or to 1.
 */
export function minusLogSoftmax(z: ArrayLike<number>): number[] {
	const largest = maximum(z);
	const top = Array.prototype.indexOf.call(z, largest);
	let others = 0;
	for (let k = 0; k < z.length; k++) if (k !== top) others += Math.exp(z[k] - largest);
	return Array.from(z, (number) => largest - number + Math.log1p(others));
}

function maximum(z: ArrayLike<number>): number {
	let largest = -Infinity;
	for (let k = 0; k < z.length; k++) largest = Math.max(largest, z[k]);
	return largest;
}
