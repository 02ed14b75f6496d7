import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';

/** A number on an axis, and where it is written. */
export interface Tick {
	readonly value: number;
	readonly at: number;
}

/** A curve over the updates of a run, in its own units. */
export interface RunCurve {
	/** SVG path; '' while there is nothing to draw. */
	readonly path: string;
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly ticks: readonly Tick[];
	/** The height of a value; null for one that is not on the axis. */
	readonly y: (value: number) => number | null;
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Where an update is, from the left edge of the box at 0 to the right edge at the run's length. */
export function updateScale(length: number, { left, right }: Box) {
	const x = scaleLinear([0, Math.max(1, length)], [left, right]);
	return {
		x: (update: number) => x(update),
		/** The update at a place, within the run. */
		update: (place: number) =>
			Math.round(Math.min(length, Math.max(0, Number.isFinite(place) ? x.invert(place) : 0)))
	};
}

/** The fewest updates of an axis. */
const LEAST_REACH = 10;

/** How far the axis of a run goes that has done so many of its updates: 1, 2 or 5 times a power of ten, and at most all. */
export function axisReach(done: number, length: number): number {
	let power = LEAST_REACH;
	while (10 * power < done) power *= 10;
	const reach = [1, 2, 5, 10].map((digit) => digit * power).find((end) => end >= done);
	return Math.min(length, reach!);
}

const MOST_TICKS = 5;

/** Round numbers on a logarithmic axis: 1, 2 and 5 times powers of ten, or only powers, or of less than a decade what is round there. */
function logTicks(low: number, high: number): number[] {
	const powers: number[] = [];
	for (let e = Math.floor(Math.log10(low)); 10 ** e <= high; e++) powers.push(e);
	// Read from its text: 3 · 0.1 is not 0.3.
	const times = (...digits: number[]) =>
		powers
			.flatMap((e) => digits.map((digit) => Number(`${digit}e${e}`)))
			.filter((value) => value >= low && value <= high);
	const of125 = times(1, 2, 5);
	if (of125.length > MOST_TICKS) return times(1);
	return of125.length > 1 ? of125 : scaleLinear([low, high], [0, 1]).ticks(3);
}

/** The most points that are drawn: more lie within a pixel. */
const MOST_DRAWN = 600;

/**
 * A curve through (update, value) pairs in a box over a run of `length` updates. Of many points the
 * mean of each stretch is drawn. A logarithmic axis leaves out what is not more than 0.
 */
export function runCurve(
	points: readonly (readonly [update: number, value: number])[],
	length: number,
	box: Box,
	{
		log = false,
		range = null
	}: { log?: boolean; range?: readonly [least: number, most: number] | null } = {}
): RunCurve {
	const drawn = thinned(points).filter(
		([, value]) => Number.isFinite(value) && (!log || value > 0)
	);
	const values = drawn.map(([, value]) => value);
	const most = range?.[1] ?? Math.max(...values, log ? 1e-6 : 0);
	const least = range?.[0] ?? (log ? Math.min(...values, most) : 0);
	const heights = [box.bottom, box.top];
	const scale = log
		? scaleLog([least || 1e-6, most > least ? most : least * 10 || 1], heights)
		: scaleLinear([least, most > least ? most : least + 1], heights);
	const { x } = updateScale(length, box);
	const placed = drawn.map(([update, value]) => ({ x: x(update), y: scale(value) }));
	const path = line<{ x: number; y: number }>(
		(point) => point.x,
		(point) => point.y
	);
	const [low, high] = scale.domain();
	const wanted = log ? logTicks(low, high) : scale.ticks(4);
	const few = wanted.filter((_, k) => k % Math.ceil(wanted.length / MOST_TICKS) === 0);
	return {
		path: path(placed) ?? '',
		points: placed,
		ticks: few.map((value) => ({ value, at: scale(value) })),
		y: (value) => {
			const y = scale(value);
			return Number.isFinite(y) ? Math.min(box.bottom, Math.max(box.top, y)) : null;
		}
	};
}

function thinned(points: readonly (readonly [number, number])[]) {
	const stretch = Math.ceil(points.length / MOST_DRAWN);
	if (stretch <= 1) return points;
	const means: [number, number][] = [];
	for (let k = 0; k < points.length; k += stretch) {
		const part = points.slice(k, k + stretch);
		const mean = part.reduce((sum, [, value]) => sum + value, 0) / part.length;
		means.push([part[part.length - 1][0], mean]);
	}
	return means;
}
