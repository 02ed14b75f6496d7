import { drawnDigit } from '$digits/drawn-digit';
import { oneHot } from '$digits/one-hot';
import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import type { Letters } from '$notation/label';
import { builtIn, type NetworkId } from './networks';

/** A pass of a network, and the letters it is written in. */
export interface Pass {
	readonly trace: Trace;
	readonly letters: Letters;
}

const passes = new Map<NetworkId, Pass>();

/** The first pass that a visitor sees of a built-in network, made once. */
export function builtInPass(id: NetworkId): Pass {
	let pass = passes.get(id);
	if (!pass) passes.set(id, (pass = firstPass(id)));
	return pass;
}

function firstPass(id: NetworkId): Pass {
	const { network, sample, lettering, toInput } = builtIn[id]();
	const digit = drawnDigit();
	const given =
		sample === 'digit'
			? { input: column(digit.input), target: column(oneHot(digit.label!)) }
			: sample;
	return {
		trace: learningStep(network, given, { toInput }),
		letters: { lettering, L: network.layers.length - 1 }
	};
}
