import { drawnDigit } from '$digits/drawn-digit';
import { builtIn, type NetworkId } from './networks';
import { passOf, type Pass } from './pass-of';

const passes = new Map<NetworkId, Pass>();

/** The pass of a built-in network that a visitor sees first, made once. */
export function builtInPass(id: NetworkId): Pass {
	let pass = passes.get(id);
	if (!pass) passes.set(id, (pass = passOf(builtIn[id](), drawnDigit())));
	return pass;
}
