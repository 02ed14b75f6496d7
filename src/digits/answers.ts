import { elementwise, softmax } from '$engine/activations';
import type { Network } from '$engine/network';
import { rowMajor } from '$engine/tensor';
import { PIXELS, type DigitSet } from './digit-set';

/** What a network answers to every digit of a set. */
export interface Answers {
	/** The outputs, digit after digit. */
	readonly outputs: Float64Array;
	/** Outputs per digit: n_L. */
	readonly classes: number;
	/** What each digit is read as: the class of its largest output, the first where two are the same. */
	readonly read: Uint8Array;
	/** By how much the largest output of each digit is above the second. */
	readonly margins: Float64Array;
}

/** How long a slice of the work may be, in milliseconds: a frame has twice that. */
const SLICE = 8;

/** How many digits are answered between two looks at the clock. */
const AT_A_TIME = 16;

/**
 * What a network of 784 inputs answers to every digit of a set: the outputs of the engine's own pass,
 * bit for bit. Worked out in slices with pauses between, so that whatever else is to be done can be.
 * `onprogress` hears how many digits are done. Rejects with the signal's reason once it is aborted.
 */
export async function answersInPeace(
	network: Network,
	set: DigitSet,
	{ signal, onprogress }: { signal?: AbortSignal; onprogress?: (done: number) => void } = {}
): Promise<Answers> {
	const answers = noAnswers(set.count, network.layers.at(-1)!);
	const outputsOf = forwardPass(network);
	let slice = performance.now();
	for (let n = 0; n < set.count; n++) {
		note(answers, n, outputsOf(set.pixels, n * PIXELS));
		if ((n + 1) % AT_A_TIME > 0 || performance.now() - slice < SLICE) continue;
		onprogress?.(n + 1);
		await new Promise((resolve) => setTimeout(resolve));
		signal?.throwIfAborted();
		slice = performance.now();
	}
	return answers;
}

function noAnswers(count: number, classes: number): Answers {
	return {
		outputs: new Float64Array(count * classes),
		classes,
		read: new Uint8Array(count),
		margins: new Float64Array(count)
	};
}

function note({ outputs, classes, read, margins }: Answers, n: number, o: Float64Array): void {
	outputs.set(o, n * classes);
	let best = 0;
	let second = -1;
	for (let k = 1; k < classes; k++) {
		if (o[k] > o[best]) [best, second] = [k, best];
		else if (second < 0 || o[k] > o[second]) second = k;
	}
	read[n] = best;
	margins[n] = second < 0 ? NaN : o[best] - o[second];
}

/**
 * The network as a function from 784 bytes, of which `from` is the first, to its outputs, which the
 * next call writes over. Most pixels are paper: the columns of W¹ that they meet add nothing, and the
 * others are added in the engine's order.
 */
function forwardPass({ layers, activations, weights, biases }: Network) {
	const [W1, ...others] = weights.map(rowMajor);
	const b = biases?.map(rowMajor);
	const hidden = layers[1];
	/** W¹ᵀ: what one pixel adds to each z¹ lies together. */
	const columns = new Float64Array(PIXELS * hidden);
	for (let row = 0; row < hidden; row++) {
		for (let k = 0; k < PIXELS; k++) columns[k * hidden + row] = W1[row * PIXELS + k];
	}
	// Nothing is added only where nothing can come of 0 · W¹.
	const isFinite = W1.every(Number.isFinite);
	const z = layers.slice(1).map((n) => new Float64Array(n));

	return (pixels: Uint8Array, from: number): Float64Array => {
		const first = z[0].fill(0);
		for (let k = 0, column = 0; k < PIXELS; k++, column += hidden) {
			const pixel = pixels[from + k];
			if (pixel === 0 && isFinite) continue;
			const a = pixel / 255;
			for (let row = 0; row < hidden; row++) first[row] += columns[column + row] * a;
		}
		for (let l = 0; l < z.length; l++) {
			if (l > 0) multiply(others[l - 1], z[l - 1], z[l]);
			const bias = b?.[l];
			if (bias) for (let row = 0; row < bias.length; row++) z[l][row] += bias[row];
			activate(activations[l], z[l]);
		}
		return z[z.length - 1];
	};
}

/** z ← W a. */
function multiply(W: Float64Array, a: Float64Array, z: Float64Array): void {
	for (let row = 0, w = 0; row < z.length; row++) {
		let sum = 0;
		for (let k = 0; k < a.length; k++, w++) sum += W[w] * a[k];
		z[row] = sum;
	}
}

/** z ← σ(z). */
function activate(name: Network['activations'][number], z: Float64Array): void {
	if (name === 'softmax') {
		z.set(Float64Array.from(z, (_, row) => softmax(row, z)));
		return;
	}
	const { value } = elementwise(name);
	for (let row = 0; row < z.length; row++) z[row] = value(z[row]);
}
