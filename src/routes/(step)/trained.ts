import type { Network } from '$engine/network';

/** The trained weights of 784-30-10; null when they cannot be fetched. */
export async function trained(): Promise<Network | null> {
	const { trainedNetwork } = await import('$state/trained-network');
	try {
		return await trainedNetwork();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return null;
	}
}

/** Whether the hash of an address, on any page, names the large network. */
export function isOfLarge(hash: string): boolean {
	return /^#784-30-10(&|$)/.test(hash);
}
