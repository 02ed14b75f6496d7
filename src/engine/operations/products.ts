import type { Cell, Ref } from '../trace';
import type { Tensor } from '../tensor';
import type { Term } from '../operation';

/**
 * Row `row` of M times the column v: Σ_k M[row, k] v[k], k ascending.
 * It starts at −0, the one number that changes nothing it is added to, so that the sum of
 * the cell's origin, which starts at its first term, has the same bits.
 */
export function rowTimesColumn(M: Tensor, row: number, v: Tensor): number {
	const [rowStride, colStride] = M.strides;
	const step = v.strides[0];
	let sum = -0;
	for (let k = 0, m = row * rowStride, n = 0; k < M.cols; k++, m += colStride, n += step) {
		sum += M.data[m] * v.data[n];
	}
	return sum;
}

/** The terms of that sum. */
export function rowTimesColumnTerms(M: Ref, row: number, v: Ref, length: number): Term[] {
	return Array.from({ length }, (_, k) => ({
		coefficient: 1,
		factors: [
			{ ref: M, row, col: k },
			{ ref: v, row: k, col: 0 }
		]
	}));
}

/** Every cell of the column vector `ref` with n rows. */
export function columnCells(ref: Ref, n: number): Cell[] {
	return Array.from({ length: n }, (_, row) => ({ ref, row, col: 0 }));
}
