import type { Random } from '$engine/random';

/** A number around 0 with standard deviation 1, from a bell-shaped distribution that ends at ±3: three even draws, added. */
export function bell(random: Random): number {
	return 2 * (random() + random() + random()) - 3;
}
