import { inkStroke, type Ink } from './drawing';

/** A piece of a line, as SVG draws it. */
export interface InkPath {
	/** The `d` of a path. */
	readonly d: string;
	/** How wide it is, as a share of the pen's width. */
	readonly width: number;
}

/** Ink as paths: one for a pen that is as wide everywhere, else one for each of its curves. */
export function inkPaths(ink: Ink): InkPath[] {
	const { start, curves, widths } = inkStroke(ink);
	const from = [start, ...curves.map(([, , , , x, y]) => [x, y] as const)];
	if (!widths) return [{ d: `M${start}${curves.map((curve) => `C${curve}`).join('')}`, width: 1 }];
	return curves.map((curve, k) => ({
		d: `M${from[k]}C${curve}`,
		width: (widths[k] + widths[k + 1]) / 2
	}));
}
