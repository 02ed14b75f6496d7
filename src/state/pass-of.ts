import type { Digit } from '$digits/digit-set';
import { oneHot } from '$digits/one-hot';
import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import type { Letters } from '$notation/label';
import type { Setup } from './small-networks';

/** A pass of a network, and the letters it is written in. */
export interface Pass {
	readonly trace: Trace;
	readonly letters: Letters;
}

/** The first pass of a network; `digit` is for one that reads digits. */
export function passOf(
	{ network, sample, lettering, toInput }: Setup,
	digit: Digit | null = null
): Pass {
	const given = sample === 'digit' ? sampleOf(digit) : sample;
	return {
		trace: learningStep(network, given, { toInput }),
		letters: { lettering, L: network.layers.length - 1 }
	};
}

function sampleOf(digit: Digit | null) {
	if (!digit || digit.label === null) throw new RangeError('a digit with a label is needed');
	return { input: column(digit.input), target: column(oneHot(digit.label)) };
}
