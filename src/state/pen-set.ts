import type { DigitSet } from '$digits/digit-set';
import type { DigitLibrary } from './digit-library.svelte';

/** What the pen's digits are called. */
export const PEN = 'Drawn by Backstep';

/** So many of them there are to choose from, all of the first seed. */
const COUNT = 3000;
const SEED = 1;

/** The pen's digits are the same in every visit, and drawn once in each. */
let drawing: Promise<DigitSet> | undefined;

/** Puts the digits that the project draws itself into a library, and gives them. */
export async function drawPenSet(library: DigitLibrary): Promise<DigitSet> {
	drawing ??= import('$digits/pen-digits').then(async ({ penDigitsInPeace }) => ({
		...(await penDigitsInPeace(COUNT, SEED)),
		source: PEN
	}));
	const set = await drawing;
	library.put(set);
	return set;
}
