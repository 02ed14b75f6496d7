import { PIXELS, SIDE } from '$digits/digit-set';
import { polyline, widthsAlong, type Point, type Stroke } from './stroke';

/** MNIST's digits fill this box in height or in width. */
export const BOX = 20;

/**
 * Draws strokes as MNIST's images were made: by a round pen `width` pixels wide, fitted to 20×20 with
 * their proportions kept, then moved by whole pixels until the centre of mass is in the middle of
 * 28×28. Gives 784 grey levels row by row, 0 (paper) to 255 (ink). Throws a RangeError when the pen
 * is not between 0 and 20 pixels wide where it is widest. Every curve is drawn as `perCurve` straight lines.
 */
export function renderStrokes(
	strokes: readonly Stroke[],
	width: number,
	perCurve?: number
): Uint8Array {
	const lines = strokes.map((stroke) => polyline(stroke, perCurve));
	const widths = strokes.map((stroke) =>
		widthsAlong(stroke, perCurve).map((share) => share * width)
	);
	const widest = Math.max(...widths.flat());
	if (!(width > 0 && widest < BOX)) {
		throw new RangeError(`A pen is between 0 and ${BOX} pixels wide, not ${widest}.`);
	}
	return centredByMass(draw(fitted(lines, widest), widths));
}

/** Polylines scaled and moved so that the inked shape fills the box in the middle of the image. */
function fitted(lines: readonly Point[][], width: number): Point[][] {
	const [left, right] = range(lines, 0);
	const [top, bottom] = range(lines, 1);
	const extent = Math.max(right - left, bottom - top);
	// A dot has no extent to scale.
	const scale = extent === 0 ? 1 : (BOX - width) / extent;
	const middle = SIDE / 2;
	return lines.map((line) =>
		line.map(([x, y]): Point => [
			middle + (x - (left + right) / 2) * scale,
			middle + (y - (top + bottom) / 2) * scale
		])
	);
}

/** The least and the greatest x (axis 0) or y (axis 1). */
function range(lines: readonly Point[][], axis: 0 | 1): [least: number, greatest: number] {
	let [least, greatest] = [Infinity, -Infinity];
	for (const line of lines) {
		for (const point of line) {
			least = Math.min(least, point[axis]);
			greatest = Math.max(greatest, point[axis]);
		}
	}
	return [least, greatest];
}

/** Inks each pixel by how far its centre lies inside the pen's edge, which is one pixel soft. */
function draw(lines: readonly Point[][], widths: readonly (readonly number[])[]): Uint8Array {
	const depths = new Float64Array(PIXELS);
	lines.forEach((line, n) => {
		const reach = (k: number) => widths[n][k] / 2 + 0.5;
		for (let k = 1; k < line.length; k++) {
			deepen(depths, line[k - 1], line[k], reach(k - 1), reach(k));
		}
	});
	return Uint8Array.from(depths, (depth) => Math.round(255 * Math.min(1, depth)));
}

/** Raises how deep each pixel's centre lies inside the edge, by a line whose ink reaches so far at its ends. */
function deepen(
	depths: Float64Array,
	from: Point,
	to: Point,
	reach0: number,
	reach1: number
): void {
	const reach = Math.max(reach0, reach1);
	const x0 = from[0];
	const y0 = from[1];
	const dx = to[0] - x0;
	const dy = to[1] - y0;
	const squared = dx * dx + dy * dy;
	// Where two points coincide there is no direction to project on.
	const inverse = squared === 0 ? 0 : 1 / squared;
	const left = first(Math.min(x0, to[0]) - reach);
	const right = last(Math.max(x0, to[0]) + reach);
	const top = first(Math.min(y0, to[1]) - reach);
	const bottom = last(Math.max(y0, to[1]) + reach);
	for (let row = top; row <= bottom; row++) {
		const y = row + 0.5 - y0;
		for (let col = left; col <= right; col++) {
			const k = row * SIDE + col;
			if (depths[k] >= 1) continue;
			const x = col + 0.5 - x0;
			const t = (x * dx + y * dy) * inverse;
			const s = t < 0 ? 0 : t > 1 ? 1 : t;
			const offX = x - s * dx;
			const offY = y - s * dy;
			const off = offX * offX + offY * offY;
			const here = reach0 + s * (reach1 - reach0);
			const missing = here - depths[k];
			if (missing > 0 && off < missing * missing) depths[k] = here - Math.sqrt(off);
		}
	}
}

/** The first row or column whose pixels have their centre at `place` or after it. */
const first = (place: number) => Math.max(0, Math.ceil(place - 0.5));

/** The last row or column whose pixels have their centre at `place` or before it. */
const last = (place: number) => Math.min(SIDE - 1, Math.floor(place - 0.5));

function centredByMass(pixels: Uint8Array): Uint8Array {
	const [dx, dy] = toMiddle(pixels);
	const centred = new Uint8Array(PIXELS);
	for (let k = 0; k < PIXELS; k++) {
		if (pixels[k] > 0) centred[k + dy * SIDE + dx] = pixels[k];
	}
	return centred;
}

/** By how many columns and rows the centre of mass is off pixel (14, 14), where MNIST has it. */
function toMiddle(pixels: Uint8Array): [columns: number, rows: number] {
	let [mass, x, y] = [0, 0, 0];
	for (let row = 0, k = 0; row < SIDE; row++) {
		for (let col = 0; col < SIDE; col++, k++) {
			mass += pixels[k];
			x += pixels[k] * col;
			y += pixels[k] * row;
		}
	}
	return [onPaper(SIDE / 2 - x / mass), onPaper(SIDE / 2 - y / mass)];
}

/** A move in whole pixels which leaves the box on the paper, however lopsided the strokes. */
function onPaper(move: number): number {
	const most = (SIDE - BOX) / 2;
	return Math.min(most, Math.max(-most, Math.round(move)));
}
