import { seeded } from '$engine/random';
import { PIXELS, type DigitSet } from '$digits/digit-set';
import { penDigit } from './pen-digit';
import { PEN } from './pen-source';

/**
 * The first `count` digits that the pen draws from a seed, a whole number below 2³². Digit k depends
 * on the seed and on k alone: more of them begin with the same ones.
 */
export function penDigits(count: number, seed: number): DigitSet {
	const set = blankPaper(count);
	draw(set, seed, 0, count);
	return set;
}

/** The same, drawn a few at a time with pauses between, so that whatever else is to be done can be. */
export async function penDigitsInPeace(count: number, seed: number): Promise<DigitSet> {
	const AT_A_TIME = 200;
	const set = blankPaper(count);
	for (let k = 0; k < count; k += AT_A_TIME) {
		draw(set, seed, k, Math.min(count, k + AT_A_TIME));
		await new Promise((resolve) => setTimeout(resolve));
	}
	return set;
}

function blankPaper(count: number): DigitSet {
	return {
		source: PEN,
		count,
		pixels: new Uint8Array(count * PIXELS),
		labels: new Uint8Array(count)
	};
}

/** Draws digits `from` to `to` − 1 of a set. */
function draw({ pixels, labels }: DigitSet, seed: number, from: number, to: number): void {
	for (let k = from; k < to; k++) {
		const drawn = penDigit(seeded(seed + k * 2 ** 32));
		pixels.set(drawn.pixels, k * PIXELS);
		labels[k] = drawn.label;
	}
}
