import type { Digit } from '$digits/digit-set';
import { digitSample } from '$digits/digit-sample';
import { learningStep } from '$engine/learning-step';
import type { Trace } from '$engine/trace';
import type { Letters } from '$notation/label';
import type { Setup } from './small-networks';

/** A pass of a network, and the letters it is written in. */
export interface Pass {
	readonly trace: Trace;
	readonly letters: Letters;
}

/** The first pass of a network; `digit` is what one that reads digits is given. */
export function passOf(
	{ network, sample, lettering, toInput }: Setup,
	digit: Digit | null = null
): Pass {
	return {
		trace: learningStep(network, sample === 'digit' ? digitSample(digit!) : sample, { toInput }),
		letters: { lettering, L: network.layers.length - 1 }
	};
}
