import { at, tensor, type Tensor } from '$engine/tensor';

/** A matrix product (`@`), or a product number by number (`*`). */
export type Sign = '·' | '⊙';

/** What NumPy makes of two matrices; null when it raises an error. */
export function multiplied(left: Tensor, sign: Sign, right: Tensor): Tensor | null {
	return sign === '·' ? matrixProduct(left, right) : elementwiseProduct(left, right);
}

function matrixProduct(left: Tensor, right: Tensor): Tensor | null {
	if (left.cols !== right.rows) return null;
	return filled(left.rows, right.cols, (row, col) => {
		let sum = -0;
		for (let k = 0; k < left.cols; k++) sum += at(left, row, k) * at(right, k, col);
		return sum;
	});
}

/** What has one row or one column is repeated to the size of the other. */
function elementwiseProduct(left: Tensor, right: Tensor): Tensor | null {
	const rows = common(left.rows, right.rows);
	const cols = common(left.cols, right.cols);
	if (rows === null || cols === null) return null;
	const repeated = (t: Tensor, row: number, col: number) =>
		at(t, Math.min(row, t.rows - 1), Math.min(col, t.cols - 1));
	return filled(rows, cols, (row, col) => repeated(left, row, col) * repeated(right, row, col));
}

function common(one: number, other: number): number | null {
	return one === other || one === 1 || other === 1 ? Math.max(one, other) : null;
}

function filled(rows: number, cols: number, number: (row: number, col: number) => number): Tensor {
	const data = Float64Array.from({ length: rows * cols }, (_, k) =>
		number(Math.floor(k / cols), k % cols)
	);
	return tensor(rows, cols, data);
}
