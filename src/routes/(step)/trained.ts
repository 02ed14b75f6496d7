import type { Network } from '$engine/network';

/** The trained weights of 784-30-10; null when they cannot be had. */
export async function trained(): Promise<Network | null> {
	const { trainedNetwork } = await import('$state/trained-network');
	try {
		return await trainedNetwork();
	} catch (error) {
		// Not fetched, or cut off on the way.
		if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
		return null;
	}
}

/** Whether the hash of an address, on any page, names the large network. */
export function isOfLarge(hash: string): boolean {
	return /^#784-30-10(&|$)/.test(hash);
}
