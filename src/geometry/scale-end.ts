/** The least number that a scale writes with all four of its decimals. */
const LEAST = 0.001;
/** Below this even four decimals would be zeros: it is written with a power of ten. */
const FINEST = 0.00005;

/** The end of a scale that holds numbers up to `most`: no less, and short to write. 0 for 0. */
export function scaleEnd(most: number): number {
	if (!(most > 0)) return 0;
	const power = most >= FINEST && most < LEAST ? -4 : Math.floor(Math.log10(most)) - 1;
	const end = writtenOut(Math.ceil(most / 10 ** power), power);
	// Divisions round: the end is no less all the same, and no more than it has to be.
	if (end < most) return writtenOut(Math.ceil(most / 10 ** power) + 1, power);
	const less = writtenOut(Math.ceil(most / 10 ** power) - 1, power);
	return less >= most ? less : end;
}

/** So many times a power of ten, as a decimal says it, without the rounding of a product. */
function writtenOut(count: number, power: number): number {
	return Number(`${count}e${power}`);
}
