import { counted } from './counted';

/** The rows, and the columns, of one digit. */
export const SIDE = 28;

/** The pixels of one digit: 28 · 28. */
export const PIXELS = SIDE * SIDE;

/** Digits with their labels: 28 · 28 bytes of `pixels` each, row by row, and a label from 0 to 9. */
export interface DigitSet {
	/** Where the digits come from, such as the name of the file of images. */
	readonly source: string;
	readonly count: number;
	readonly pixels: Uint8Array;
	readonly labels: Uint8Array;
	/** The strokes of each digit, as `writeDrawing` has them, where they were drawn by hand. */
	readonly drawn?: readonly string[] | undefined;
}

/** One digit as a network takes it in. */
export interface Digit {
	/** 784 grey levels from 0 (paper) to 1 (ink), row by row. */
	readonly input: Float64Array;
	/** The digit it shows, or null where nobody has said. */
	readonly label: number | null;
	readonly source: string;
	/** Its place in its source, from 0. */
	readonly index: number;
	/** Its strokes, as `writeDrawing` has them, where it was drawn by hand. */
	readonly drawn?: string | undefined;
}

/** The grey levels 0 to 255 as a network takes them in: 0 to 1. */
export function greys(pixels: Uint8Array): Float64Array {
	return Float64Array.from(pixels, (pixel) => pixel / 255);
}

/** Digit `n` of a set, from 0. Throws a RangeError when the set has no such digit. */
export function digit({ source, count, pixels, labels, drawn }: DigitSet, n: number): Digit {
	if (!Number.isInteger(n)) throw new RangeError(`A digit is chosen by a whole number, not ${n}.`);
	if (n < 0 || n >= count) {
		const last = (count - 1).toLocaleString('en-US');
		throw new RangeError(
			`${source} has ${counted(count, 'digit')}, numbered from 0 to ${last}, so there is no digit ${n.toLocaleString('en-US')}.`
		);
	}
	const input = greys(pixels.subarray(n * PIXELS, (n + 1) * PIXELS));
	return { input, label: labels[n], source, index: n, drawn: drawn?.[n] };
}
