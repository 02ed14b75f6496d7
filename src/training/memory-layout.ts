/** The digits' classes: 0 to 9. */
export const CLASSES = 10;

/** The numbers of a row of ten outputs, padded to three registers of four. */
export const CLASS_ROW = 12;

/** The hidden neurons of one block of the kernel: eight registers of four. */
const BLOCK = 32;

/**
 * Where the parameters of inputs-hidden-10 lie, in numbers of 4 bytes from their first. Neuron j of a
 * row is at j, and the row goes on with zeros up to whole blocks, which stay zeros.
 */
export interface ParameterLayout {
	readonly inputs: number;
	readonly hidden: number;
	/** The numbers of one row of hidden neurons, padding included. */
	readonly row: number;
	/** W¹ transposed: `inputs` rows, at 0. W¹'s row j, column p is at p · row + j. */
	readonly W1: number;
	/** b¹: one row. */
	readonly b1: number;
	/** W²: ten rows, one per output. */
	readonly W2: number;
	/** b²: ten numbers, and two of padding. */
	readonly b2: number;
	/** All the numbers, padding included. */
	readonly length: number;
}

export function parameterLayout(inputs: number, hidden: number): ParameterLayout {
	const row = Math.ceil(hidden / BLOCK) * BLOCK;
	const b1 = inputs * row;
	const W2 = b1 + row;
	const b2 = W2 + CLASSES * row;
	return { inputs, hidden, row, W1: 0, b1, W2, b2, length: b2 + CLASS_ROW };
}

/** The numbers of scratch for a batch of m: a¹, δ¹ and a² of each image, and one row of z². */
export function scratchLength({ row }: ParameterLayout, m: number): number {
	return m * (2 * row + CLASS_ROW) + CLASS_ROW;
}
