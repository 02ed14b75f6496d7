import { digitSample } from '$digits/digit-sample';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { builtIn, type NetworkId, type Setup } from './networks';
import { passOf, type Pass } from './pass-of';

const passes = new Map<NetworkId, Pass>();

/** The pass of a built-in network that a visitor sees first, made once. */
export function builtInPass(id: NetworkId): Pass {
	let pass = passes.get(id);
	if (!pass) passes.set(id, (pass = firstPass(builtIn[id]())));
	return pass;
}

function firstPass(setup: Setup): Pass {
	const { sample } = setup;
	return passOf({ ...setup, sample: sample === 'digit' ? digitSample(drawnDigit()) : sample });
}
