import type { DigitSet } from '$digits/digit-set';
import type { DigitLibrary } from './digit-library.svelte';

/** So many of them there are to choose from, all of the first seed. */
const COUNT = 3000;
const SEED = 1;

/** The pen's digits are the same in every visit, and drawn once in each. */
let drawing: Promise<DigitSet> | undefined;

/** Puts the digits that the project draws itself into a library, and gives them. */
export async function drawPenSet(library: DigitLibrary): Promise<DigitSet> {
	drawing ??= import('$digits/pen/pen-digits').then(({ penDigitsInPeace }) =>
		penDigitsInPeace(COUNT, SEED)
	);
	const set = await drawing;
	library.put(set);
	return set;
}
