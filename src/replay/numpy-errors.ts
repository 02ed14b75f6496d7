/** Rows and columns. */
export type Shape = readonly [rows: number, cols: number];

/** What NumPy raises; the same mistake has other words in other functions. */
export interface Raised {
	/** The function that says it. */
	readonly by: string;
	readonly text: string;
}

/** What `np.dot(left, right)` raises when the inner dimensions differ. */
export function notAligned(left: Shape, right: Shape): Raised {
	return {
		by: 'np.dot',
		text: `ValueError: shapes ${pair(left)} and ${pair(right)} not aligned: ${left[1]} (dim 1) != ${right[0]} (dim 0)`
	};
}

/** What `np.multiply(left, right)`, or `left * right`, raises when neither can be repeated to the size of the other. */
export function notBroadcast(left: Shape, right: Shape): Raised {
	return {
		by: 'np.multiply',
		text: `ValueError: operands could not be broadcast together with shapes ${pair(left)} ${pair(right)}`
	};
}

function pair([rows, cols]: Shape): string {
	return `(${rows},${cols})`;
}
