import { seeded } from '$engine/random';
import { PIXELS, type DigitSet } from './digit-set';
import { penDigit } from './pen-digit';

/**
 * The first `count` digits that the pen draws from a seed, a whole number below 2³². Digit k depends
 * on the seed and on k alone: more of them begin with the same ones.
 */
export function penDigits(count: number, seed: number): DigitSet {
	const pixels = new Uint8Array(count * PIXELS);
	const labels = new Uint8Array(count);
	for (let k = 0; k < count; k++) {
		const drawn = penDigit(seeded(seed + k * 2 ** 32));
		pixels.set(drawn.pixels, k * PIXELS);
		labels[k] = drawn.label;
	}
	return { source: 'Backstep’s own drawn digits', count, pixels, labels };
}
