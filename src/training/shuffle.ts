import { seeded } from '$engine/random';

/**
 * The order in which an epoch, counted from 1, goes through its images: a permutation of 0 … n − 1
 * by Fisher and Yates, written to `order`. It depends on nothing but the seed, below 2³², and the
 * epoch, so that any epoch can be begun anew.
 */
export function shuffle(
	order: Uint32Array,
	{ seed, epoch }: { seed: number; epoch: number }
): void {
	const random = seeded(seed + epoch * 2 ** 32);
	for (let k = 0; k < order.length; k++) order[k] = k;
	for (let k = order.length - 1; k > 0; k--) {
		const other = Math.floor(random() * (k + 1));
		const moved = order[k];
		order[k] = order[other];
		order[other] = moved;
	}
}
