/** A rows × cols window onto numbers. Once recorded on a tape, nobody writes through it. */
export interface Tensor {
	readonly rows: number;
	readonly cols: number;
	readonly data: Float64Array;
	/** How far apart in `data` two neighbouring rows and two neighbouring columns are. */
	readonly strides: readonly [row: number, col: number];
}

/** A rows × cols tensor over `data` (row-major, rows · cols numbers; zeros when it is left out). Throws a RangeError when the sizes disagree. */
export function tensor(
	rows: number,
	cols: number,
	data: Float64Array = new Float64Array(rows * cols)
): Tensor {
	if (data.length !== rows * cols) {
		throw new RangeError(`${rows}×${cols} needs ${rows * cols} numbers, not ${data.length}`);
	}
	return { rows, cols, data, strides: [cols, 1] };
}

/** A copy of `numbers` (n of them) as an n × 1 column vector. */
export function column(numbers: ArrayLike<number>): Tensor {
	return tensor(numbers.length, 1, Float64Array.from(numbers));
}

/** A copy of a list of rows as a matrix. Throws a RangeError when the rows differ in length. */
export function fromRows(rows: readonly (readonly number[])[]): Tensor {
	const cols = rows[0]?.length ?? 0;
	const odd = rows.find((row) => row.length !== cols);
	if (odd) throw new RangeError(`a row of ${odd.length} numbers stands below one of ${cols}`);
	return tensor(rows.length, cols, Float64Array.from(rows.flat()));
}

/** The number in row `row` and column `col`, both from 0. */
export function at({ data, strides }: Tensor, row: number, col: number): number {
	return data[row * strides[0] + col * strides[1]];
}

/** Mᵀ, cols × rows: the same numbers in the same memory, seen with the strides swapped. */
export function transposed({ rows, cols, data, strides }: Tensor): Tensor {
	return { rows: cols, cols: rows, data, strides: [strides[1], strides[0]] };
}

/** The numbers of a tensor row by row: its own memory when that holds just them in that order, else a copy. */
export function rowMajor(t: Tensor): Float64Array {
	const colsInOrder = t.cols === 1 || t.strides[1] === 1;
	const rowsInOrder = t.rows === 1 || t.strides[0] === t.cols;
	const nothingElse = t.data.length === t.rows * t.cols;
	if (colsInOrder && rowsInOrder && nothingElse) return t.data;
	const copy = new Float64Array(t.rows * t.cols);
	for (let row = 0, k = 0; row < t.rows; row++) {
		for (let col = 0; col < t.cols; col++) copy[k++] = at(t, row, col);
	}
	return copy;
}

/** A tensor as a list of rows. */
export function toRows(t: Tensor): number[][] {
	const numbers = rowMajor(t);
	return Array.from({ length: t.rows }, (_, row) =>
		Array.from(numbers.subarray(row * t.cols, (row + 1) * t.cols))
	);
}

/** The row and column, from 0, of the first number that is NaN or infinite, row by row; null when there is none. */
export function firstNotFinite(t: Tensor): { row: number; col: number } | null {
	for (let row = 0; row < t.rows; row++) {
		for (let col = 0; col < t.cols; col++) {
			if (!Number.isFinite(at(t, row, col))) return { row, col };
		}
	}
	return null;
}
