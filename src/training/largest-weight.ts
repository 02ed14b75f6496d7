import type { ParameterLayout } from './memory-layout';

/** The largest |w| of W¹. */
export function largestWeight(packed: Float32Array, { b1 }: ParameterLayout): number {
	let most = 0;
	for (let k = 0; k < b1; k++) {
		const size = Math.abs(packed[k]);
		if (size > most) most = size;
	}
	return most;
}
