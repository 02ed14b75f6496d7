import { PAD, type Ink, type InkPoint } from './drawing';
import type { Point } from './stroke';

/** How far apart the points of a stroke are, in the pad's units: half a pixel of a digit that fills the pad. */
const SPACING = 8;

/** Ink that goes on to a point, or begins there. Points closer than need be are left out, but never the last. */
export function drawnTo(ink: Ink, to: InkPoint): Ink {
	const [before, last] = [ink.at(-2), ink.at(-1)];
	if (last && last[0] === to[0] && last[1] === to[1]) return ink;
	const isClose = before && last && Math.hypot(last[0] - before[0], last[1] - before[1]) < SPACING;
	return isClose ? [...ink.slice(0, -1), to] : [...ink, to];
}

/** Whether a place is on the pad. */
export function isOnPad([x, y]: Point): boolean {
	return x >= 0 && x <= PAD && y >= 0 && y <= PAD;
}

/** Where a straight line from a place on the pad to one beside it crosses the edge. */
export function crossing(from: Point, to: Point): Point {
	const shares = [0, 1].map((axis) => {
		const way = to[axis] - from[axis];
		const edge = way > 0 ? PAD : 0;
		return way === 0 ? 1 : (edge - from[axis]) / way;
	});
	const t = Math.min(1, ...shares);
	return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}
