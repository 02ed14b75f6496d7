/** MNIST's images are 28 × 28; a side of 784 is seen best as one. */
export const IMAGE_SIDE = 28;

/**
 * How a matrix is drawn.
 * - `numerals`: every number is printed.
 * - `picture`: a vector of 784 as one 28×28 picture.
 * - `pictures`: a matrix with rows, or columns, of 784, each of them as a 28×28 picture.
 * - `heat-map`: a coloured cell for every number.
 */
export type MatrixForm = 'numerals' | 'picture' | 'pictures' | 'heat-map';

const MOST_ROWS = 10;
const MOST_COLS = 6;

/** The form for a rows × cols matrix. */
export function matrixForm(rows: number, cols: number): MatrixForm {
	if (rows <= MOST_ROWS && cols <= MOST_COLS) return 'numerals';
	const side = IMAGE_SIDE * IMAGE_SIDE;
	if (rows * cols === side && (rows === 1 || cols === 1)) return 'picture';
	if (cols === side || rows === side) return 'pictures';
	return 'heat-map';
}

/** Whether the pictures of a matrix so wide are its rows; else they are its columns. */
export function isPictureByRow(cols: number): boolean {
	return cols === IMAGE_SIDE ** 2;
}
