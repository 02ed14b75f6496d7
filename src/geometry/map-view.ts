import type { Box, HeatMapPlan } from './heat-map';

/** How a map is looked at: from as a whole, at level 0, to so near that its numbers can be read, at 1; and the canvas's place at the frame's left top corner. */
export interface MapView {
	readonly level: number;
	readonly left: number;
	readonly top: number;
}

/** The map as a whole. */
export const WHOLE: MapView = { level: 0, left: 0, top: 0 };

/** A cell that its number can be read in, in rem: of a matrix, and of a picture, whose cells stay square. */
const READABLE = [4.25, 1.75] as const;
const READABLE_PIXEL = [4.25, 4.25] as const;
/** By how much one turn of the wheel, or press of a key, enlarges. */
const NOTCH = 1.5;

/** The size of a cell where a map is looked at from nearest. */
function nearest({ cell, pictures }: HeatMapPlan, rem: number): readonly [number, number] {
	const [across, down] = pictures > 0 ? READABLE_PIXEL : READABLE;
	return [Math.max(across * rem, cell[0]), Math.max(down * rem, cell[1])];
}

/** How many of the page's pixels a cell takes in a view, across and down. */
export function cellIn(plan: HeatMapPlan, { level }: MapView, rem: number): [number, number] {
	const near = nearest(plan, rem);
	const size = (k: 0 | 1) => plan.cell[k] * (near[k] / plan.cell[k]) ** level;
	return [size(0), size(1)];
}

/** Whether the numbers can be read in their cells. */
export function isReadable({ level }: MapView): boolean {
	return level === 1;
}

/** The level that one notch more, or a part of one, leads to. */
export function notches(plan: HeatMapPlan, rem: number, count: number): number {
	const near = nearest(plan, rem);
	const most = Math.max(near[0] / plan.cell[0], near[1] / plan.cell[1]);
	return count / Math.max(Math.log(most) / Math.log(NOTCH), 1);
}

/** The view that is nearer by a part of the way, or farther, with the frame's point (x, y), in the page's pixels, still over the same cell. */
export function zoomed(
	plan: HeatMapPlan,
	view: MapView,
	rem: number,
	{ by, x, y }: { readonly by: number; readonly x: number; readonly y: number }
): MapView {
	const level = Math.min(Math.max(view.level + by, 0), 1);
	const [before, after] = [cellIn(plan, view, rem), cellIn(plan, { ...view, level }, rem)];
	const left = view.left + x / before[0] - x / after[0];
	const top = view.top + y / before[1] - y / after[1];
	return within(plan, { level, left, top }, rem);
}

/** The view with what it shows moved by so many of the page's pixels. */
export function panned(
	plan: HeatMapPlan,
	view: MapView,
	rem: number,
	[right, down]: readonly [number, number]
): MapView {
	const [across, high] = cellIn(plan, view, rem);
	const { level, left, top } = view;
	return within(plan, { level, left: left - right / across, top: top - down / high }, rem);
}

/** The view moved no more than is needed for the canvas's pixel (x, y) to be seen whole. */
export function showing(
	plan: HeatMapPlan,
	view: MapView,
	rem: number,
	[x, y]: readonly [number, number]
): MapView {
	const [columns, lines] = seen(plan, view, rem);
	const left = Math.min(Math.max(view.left, x + 1 - columns), x);
	const top = Math.min(Math.max(view.top, y + 1 - lines), y);
	return within(plan, { ...view, left, top }, rem);
}

/** Where a part of the canvas lies in the frame, in the page's pixels. */
export function placed(plan: HeatMapPlan, view: MapView, rem: number, box: Box): Box {
	const [across, down] = cellIn(plan, view, rem);
	return {
		left: (box.left - view.left) * across,
		top: (box.top - view.top) * down,
		width: box.width * across,
		height: box.height * down
	};
}

/** The canvas's pixels that are seen, those at the edges perhaps in part. */
export function seenBox(plan: HeatMapPlan, view: MapView, rem: number): Box {
	const [columns, lines] = seen(plan, view, rem);
	const [left, top] = [Math.floor(view.left + EXACT), Math.floor(view.top + EXACT)];
	return {
		left,
		top,
		width: Math.min(Math.ceil(view.left + columns - EXACT), plan.width) - left,
		height: Math.min(Math.ceil(view.top + lines - EXACT), plan.height) - top
	};
}

/** What additions of fractions of a pixel may leave. */
const EXACT = 1e-6;

/** How many of the canvas's pixels fit the frame, which is as large as the whole map. */
function seen(plan: HeatMapPlan, view: MapView, rem: number): [number, number] {
	const [across, down] = cellIn(plan, view, rem);
	return [(plan.width * plan.cell[0]) / across, (plan.height * plan.cell[1]) / down];
}

/** The view moved so that it shows nothing beyond the map. */
function within(plan: HeatMapPlan, { level, left, top }: MapView, rem: number): MapView {
	const [columns, lines] = seen(plan, { level, left, top }, rem);
	return {
		level,
		left: Math.min(Math.max(left, 0), plan.width - columns),
		top: Math.min(Math.max(top, 0), plan.height - lines)
	};
}
