import type { Network, Rules } from '$engine/network';
import { rowMajor, tensor, type Tensor } from '$engine/tensor';

/**
 * A network's parameters as bytes: 32-bit floats, the least significant byte first; W¹ row by row, b¹,
 * W², b², and so on. A network without biases has none. What 32 bits cannot hold is rounded.
 */
export function parameterBytes({ weights, biases }: Network): Uint8Array<ArrayBuffer> {
	const numbers = weights.flatMap((W, l) => [
		...rowMajor(W),
		...(biases ? rowMajor(biases[l]) : [])
	]);
	const bytes = new Uint8Array(4 * numbers.length);
	const view = new DataView(bytes.buffer);
	numbers.forEach((number, k) => view.setFloat32(4 * k, number, true));
	return bytes;
}

/** The network, with biases, whose parameters these bytes are. Throws a RangeError when they are not as many as its layers need. */
export function networkOfBytes(bytes: ArrayBuffer, rules: Rules): Network {
	const { layers } = rules;
	const needed = layers.slice(1).reduce((sum, n, l) => sum + n * (layers[l] + 1), 0);
	if (bytes.byteLength !== 4 * needed) {
		throw new RangeError(
			`${layers.join('-')} has ${needed} parameters, in ${4 * needed} bytes, not ${bytes.byteLength}`
		);
	}
	const view = new DataView(bytes);
	let at = 0;
	function next(rows: number, cols: number): Tensor {
		const data = new Float64Array(rows * cols);
		for (let k = 0; k < data.length; k++, at += 4) data[k] = view.getFloat32(at, true);
		return tensor(rows, cols, data);
	}
	const pairs = layers.slice(1).map((n, l) => ({ W: next(n, layers[l]), b: next(n, 1) }));
	return { ...rules, weights: pairs.map(({ W }) => W), biases: pairs.map(({ b }) => b) };
}
