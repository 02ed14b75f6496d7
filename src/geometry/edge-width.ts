import { scaleSqrt } from 'd3-scale';

/** How thick the edge of a weight is, in units of the picture, when the largest |weight| beside it is `limit`. */
export function edgeWidth(weight: number, limit: number): number {
	return scaleSqrt([0, limit || 1], [0.75, 6]).clamp(true)(Math.abs(weight));
}
