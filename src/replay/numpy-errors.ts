/** Rows and columns. */
export type Shape = readonly [rows: number, cols: number];

/** What NumPy raises on `np.dot(left, right)` when the inner dimensions differ. */
export function notAligned(left: Shape, right: Shape): string {
	return `ValueError: shapes ${pair(left)} and ${pair(right)} not aligned: ${left[1]} (dim 1) != ${right[0]} (dim 0)`;
}

/** What NumPy raises on `left * right` when neither can be repeated to the size of the other. */
export function notBroadcast(left: Shape, right: Shape): string {
	return `ValueError: operands could not be broadcast together with shapes ${pair(left)} ${pair(right)}`;
}

function pair([rows, cols]: Shape): string {
	return `(${rows},${cols})`;
}
