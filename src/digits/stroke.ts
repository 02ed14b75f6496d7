/** A place on the paper: x to the right, y downward, in any unit. */
export type Point = readonly [x: number, y: number];

/** A cubic Bézier curve from where the pen is, as SVG's C: two control points and the end. */
export type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** What the pen draws from touching the paper to leaving it: at least one curve. */
export interface Stroke {
	readonly start: Point;
	readonly curves: readonly Curve[];
}

/** A stroke as a polyline: its start, then `perCurve` points evenly in t along each curve. */
export function polyline({ start, curves }: Stroke, perCurve = 24): Point[] {
	const points = [start];
	let from = start;
	for (const curve of curves) {
		for (let k = 1; k <= perCurve; k++) points.push(onCurve(from, curve, k / perCurve));
		from = [curve[4], curve[5]];
	}
	return points;
}

/** The point at t (0 to 1) of the cubic Bézier curve which starts at `p0`, by de Casteljau's algorithm. */
function onCurve(p0: Point, [x1, y1, x2, y2, x3, y3]: Curve, t: number): Point {
	const [p1, p2, p3]: Point[] = [
		[x1, y1],
		[x2, y2],
		[x3, y3]
	];
	const [p01, p12, p23] = [between(p0, p1, t), between(p1, p2, t), between(p2, p3, t)];
	return between(between(p01, p12, t), between(p12, p23, t), t);
}

/** The point at t of the way from one point to another; exact where they are the same. */
function between([x0, y0]: Point, [x1, y1]: Point, t: number): Point {
	return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
}

/** How far a point is from a polyline of at least two points. */
export function distance(point: Point, line: readonly Point[]): number {
	let nearest = Infinity;
	for (let k = 1; k < line.length; k++) {
		nearest = Math.min(nearest, distanceToSegment(point, line[k - 1], line[k]));
	}
	return nearest;
}

function distanceToSegment([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
	const [dx, dy] = [x1 - x0, y1 - y0];
	const squared = dx * dx + dy * dy;
	// Where two points coincide there is no direction to project on.
	const t = squared === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / squared;
	const s = Math.min(1, Math.max(0, t));
	return Math.hypot(x - x0 - s * dx, y - y0 - s * dy);
}
