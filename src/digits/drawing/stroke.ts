/** A place on the paper: x to the right, y downward, in any unit. */
export type Point = readonly [x: number, y: number];

/** A cubic Bézier curve from where the pen is, as SVG's C: two control points and the end. */
export type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** What the pen draws from touching the paper to leaving it: at least one curve. */
export interface Stroke {
	readonly start: Point;
	readonly curves: readonly Curve[];
	/** How wide the pen is at the start and at the end of every curve, as a share of its width; where it is left out, as wide everywhere. */
	readonly widths?: readonly number[] | undefined;
}

/** A stroke as a polyline: its start, then `perCurve` points evenly in t along each curve. */
export function polyline({ start, curves }: Stroke, perCurve = 24): Point[] {
	const points = [start];
	let [x0, y0] = start;
	for (const [x1, y1, x2, y2, x3, y3] of curves) {
		for (let k = 1; k <= perCurve; k++) {
			const t = k / perCurve;
			points.push([onCurve(x0, x1, x2, x3, t), onCurve(y0, y1, y2, y3, t)]);
		}
		[x0, y0] = [x3, y3];
	}
	return points;
}

/** How wide the pen is, as a share of its width, at each of the points of `polyline`: evenly from one end of a curve to the other. */
export function widthsAlong({ curves, widths }: Stroke, perCurve = 24): number[] {
	const along = [widths?.[0] ?? 1];
	for (let curve = 0; curve < curves.length; curve++) {
		const [from, to] = widths ? [widths[curve], widths[curve + 1]] : [1, 1];
		for (let k = 1; k <= perCurve; k++) along.push(between(from, to, k / perCurve));
	}
	return along;
}

/** One coordinate at t (0 to 1) of a cubic Bézier curve, by de Casteljau's algorithm. */
function onCurve(p0: number, p1: number, p2: number, p3: number, t: number): number {
	const [p01, p12, p23] = [between(p0, p1, t), between(p1, p2, t), between(p2, p3, t)];
	return between(between(p01, p12, t), between(p12, p23, t), t);
}

/** The number at t of the way from one to another; exact where they are the same. */
function between(from: number, to: number, t: number): number {
	return from + (to - from) * t;
}
