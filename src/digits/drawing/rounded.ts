import type { Curve, Point, Stroke } from './stroke';

/**
 * The stroke that a hand's points stand for, without corners however far apart they lie: a quadratic
 * B-spline, through the midpoints between them, from the first point to the last. `widths` are the
 * pen's at the points, as shares.
 */
export function rounded(points: readonly Point[], widths?: readonly number[]): Stroke {
	const last = points.length - 1;
	const [start, end] = [points[0], points[last]];
	const joints = points.slice(1).map((point, k) => middle(points[k], point));
	const curves: Curve[] = [
		straight(start, joints[0] ?? start),
		...joints.slice(1).map((to, k) => pulled(joints[k], points[k + 1], to))
	];
	if (last > 0) curves.push(straight(joints[last - 1], end));
	if (!widths) return { start, curves };
	const between = widths.slice(1).map((width, k) => (widths[k] + width) / 2);
	return { start, curves, widths: [widths[0], ...between, widths[last]] };
}

function middle(one: Point, other: Point): Point {
	return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

function straight(from: Point, to: Point): Curve {
	return [...from, ...to, ...to];
}

/** From one place to another, pulled by a point: a quadratic curve as a cubic one. */
function pulled(from: Point, by: Point, to: Point): Curve {
	const towards = ([x, y]: Point): Point => [x + (2 / 3) * (by[0] - x), y + (2 / 3) * (by[1] - y)];
	return [...towards(from), ...towards(to), ...to];
}
