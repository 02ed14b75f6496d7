import { BOX, renderStrokes } from './render-strokes';
import { rounded } from './rounded';
import type { Stroke } from './stroke';

/** The side of the drawing pad in its own units: where the pen is, is a whole number from 0 to this. */
export const PAD = 512;

/** The hardest a pen presses; one that does not say presses `PLAIN`. */
export const HARDEST = 15;
export const PLAIN = 8;

/** How wide the pen may be, in the pad's units. */
export const THINNEST = 24;
export const THICKEST = 80;

/** So many points a drawing has at the most, of all its strokes: a link is to carry them. */
export const MOST_POINTS = 2000;

/** Where the pen was, in the pad's units, and how hard it pressed, from 0. */
export type InkPoint = readonly [x: number, y: number, pressure: number];

/** What the pen drew from touching the pad to leaving it: at least one point. */
export type Ink = readonly InkPoint[];

/** What the pad has on it. */
export interface Sketch {
	/** The pen's width, in the pad's units, where it presses as hard as one that does not say. */
	readonly thickness: number;
	readonly strokes: readonly Ink[];
}

/** A digit drawn by hand: at least one stroke. */
export interface Drawing extends Sketch {
	/** The digit that it is meant to be. */
	readonly label: number;
}

/** So many straight lines per curve, each shorter than a pixel unless the hand was very fast. */
const PER_CURVE = 4;

/** The widest that a pen gets when a small drawing is made as large as the others, in pixels: a dot stays a dot. */
const WIDEST = 4.5;

/**
 * A sketch of at least one stroke as MNIST's images were made of what people wrote: as large as fits
 * 20×20, the pen's width grown or shrunk with it, and centred by mass. Gives 784 grey levels, 0 (paper)
 * to 255 (ink).
 */
export function sketchPixels({ thickness, strokes }: Sketch): Uint8Array {
	const width = Math.min(WIDEST, (BOX * thickness) / (extentOf(strokes) + thickness));
	return renderStrokes(strokes.map(inkStroke), width, PER_CURVE);
}

/** The greater of a drawing's height and breadth, between the middles of its lines. */
function extentOf(strokes: readonly Ink[]): number {
	const points = strokes.flat();
	const extents = [0, 1].map((axis) => {
		const places = points.map((point) => point[axis]);
		return (
			places.reduce((a, b) => Math.max(a, b), 0) - places.reduce((a, b) => Math.min(a, b), PAD)
		);
	});
	return Math.max(...extents);
}

/** The smooth stroke of what was drawn. */
export function inkStroke(ink: Ink): Stroke {
	const points = ink.map(([x, y]) => [x, y] as const);
	const isPlain = ink.every(([, , pressure]) => pressure === PLAIN);
	return rounded(points, isPlain ? undefined : ink.map(([, , pressure]) => share(pressure)));
}

/** The pen's width at a pressure, as a share of its width when it does not say. */
function share(pressure: number): number {
	return 0.5 + pressure / (2 * PLAIN);
}
