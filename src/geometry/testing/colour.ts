import { colourTable, level, type ScaleName, type Theme } from '../colour-scale';

/** The colour of `x` on a scale from −limit to limit, as CSS. */
export function colour(x: number, limit: number, scale: ScaleName, theme: Theme): string {
	const k = 4 * level(x, limit);
	return `rgb(${colourTable(scale, theme)
		.slice(k, k + 3)
		.join(' ')})`;
}
