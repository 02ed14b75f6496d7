import type { Network } from '$engine/network';
import { networkOfBytes } from '$training/parameter-bytes';
import address from '$training/trained/784-30-10.f32?url';
import { openingRules } from './small-networks';

/**
 * The 784-30-10 network that the project trained on MNIST; `src/training/trained` says how. Rejects
 * with a TypeError when its weights cannot be fetched, and with a RangeError when some are missing.
 */
export async function trainedNetwork(): Promise<Network> {
	const response = await fetch(import.meta.env.SSR ? await whole() : address);
	if (!response.ok) throw new TypeError(`the weights came with status ${response.status}`);
	return networkOfBytes(await response.arrayBuffer(), openingRules([784, 30, 10]));
}

/** The build has no server to ask: there the address holds the bytes. */
async function whole(): Promise<string> {
	return (await import('$training/trained/784-30-10.f32?url&inline')).default;
}
