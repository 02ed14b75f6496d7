import type { Curve, Point, Stroke } from '$digits/drawing/stroke';

/** The smooth stroke through at least two points: Catmull and Rom's spline (1974), its curves as Bézier's. */
export function smooth(points: readonly Point[]): Stroke {
	const at = (k: number) => points[Math.min(points.length - 1, Math.max(0, k))];
	const curves: Curve[] = [];
	for (let k = 1; k < points.length; k++) {
		const [before, from, to, after] = [at(k - 2), at(k - 1), at(k), at(k + 1)];
		curves.push([
			from[0] + (to[0] - before[0]) / 6,
			from[1] + (to[1] - before[1]) / 6,
			to[0] - (after[0] - from[0]) / 6,
			to[1] - (after[1] - from[1]) / 6,
			to[0],
			to[1]
		]);
	}
	return { start: points[0], curves };
}
