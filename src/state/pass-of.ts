import { learningStep } from '$engine/learning-step';
import type { Sample } from '$engine/network';
import type { Trace } from '$engine/trace';
import type { Letters } from '$notation/label';
import type { Setup } from './small-networks';

/** A pass of a network, and the letters it is written in. */
export interface Pass {
	readonly trace: Trace;
	readonly letters: Letters;
}

/** The first pass of a network whose sample is given. */
export function passOf({
	network,
	sample,
	lettering,
	toInput
}: Setup & { readonly sample: Sample }): Pass {
	return {
		trace: learningStep(network, sample, { toInput }),
		letters: { lettering, L: network.layers.length - 1 }
	};
}
