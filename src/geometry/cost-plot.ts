import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** Where the parts of a plot of costs lie, in its own units. */
export interface CostPlot {
	readonly points: readonly { readonly x: number; readonly y: number }[];
	/** The points as one SVG path. */
	readonly path: string;
	/** The left end of the axes, and the heights of the largest cost and of zero. */
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
	/** The largest cost. */
	readonly most: number;
}

const LEFT = 56;
const PADDING = 8;

/** A plot of one cost per pass, from zero up to the largest, in a box; a cost that is not finite has no point. */
export function costPlot(
	costs: readonly number[],
	{ width, height }: { readonly width: number; readonly height: number }
): CostPlot {
	const finite = costs.map((cost, k) => ({ cost, k })).filter(({ cost }) => Number.isFinite(cost));
	const most = finite.reduce((most, { cost }) => Math.max(most, cost), 0);
	const x = scaleLinear([0, Math.max(costs.length - 1, 1)], [LEFT + PADDING, width - PADDING]);
	const y = scaleLinear([0, most || 1], [height - PADDING, PADDING]);
	const points = finite.map(({ cost, k }) => ({ x: x(k), y: y(cost) }));
	const path = line<{ x: number; y: number }>(
		(point) => point.x,
		(point) => point.y
	);
	return { points, path: path(points) ?? '', left: LEFT, top: y(most), bottom: y(0), most };
}
