const THINNEST = 0.75;
const THICKEST = 6;

/**
 * How thick the edge of a weight is, in units of the picture, when the largest |weight| beside it is
 * `limit`. By the root, so that light edges can still be told apart. (d3's scaleSqrt is the same curve,
 * but its module would be 4 kB more of JavaScript on the first page.)
 */
export function edgeWidth(weight: number, limit: number): number {
	const share = Math.min(Math.abs(weight) / (limit || 1), 1);
	return THINNEST + (THICKEST - THINNEST) * Math.sqrt(share);
}
