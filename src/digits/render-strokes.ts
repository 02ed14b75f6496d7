import { PIXELS, SIDE } from './digit-set';
import { distance, polyline, type Point, type Stroke } from './stroke';

/** MNIST's digits fill this box in height or in width. */
const BOX = 20;

/**
 * Draws strokes as MNIST's images were made: by a round pen `width` pixels wide, fitted to 20×20 with
 * their proportions kept, then moved by whole pixels until the centre of mass is in the middle of
 * 28×28. Gives 784 grey levels row by row, 0 (paper) to 255 (ink). Throws a RangeError when the pen
 * is not between 0 and 20 pixels wide.
 */
export function renderStrokes(strokes: readonly Stroke[], width: number): Uint8Array {
	if (!(width > 0 && width < BOX)) {
		throw new RangeError(`A pen is between 0 and ${BOX} pixels wide, not ${width}.`);
	}
	const lines = strokes.map((stroke) => polyline(stroke));
	return centredByMass(draw(fitted(lines, width), width));
}

/** Polylines scaled and moved so that the inked shape fills the box in the middle of the image. */
function fitted(lines: readonly Point[][], width: number): Point[][] {
	const xs = lines.flat().map(([x]) => x);
	const ys = lines.flat().map(([, y]) => y);
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
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

/** Inks each pixel by how far its centre lies inside the pen's edge, which is one pixel soft. */
function draw(lines: readonly Point[][], width: number): Uint8Array {
	return Uint8Array.from({ length: PIXELS }, (_, k) => {
		const centre: Point = [(k % SIDE) + 0.5, Math.floor(k / SIDE) + 0.5];
		const nearest = Math.min(...lines.map((line) => distance(centre, line)));
		const ink = Math.min(1, Math.max(0, width / 2 + 0.5 - nearest));
		return Math.round(255 * ink);
	});
}

function centredByMass(pixels: Uint8Array): Uint8Array {
	const [dx, dy] = toMiddle(pixels);
	const centred = new Uint8Array(PIXELS);
	pixels.forEach((pixel, k) => {
		if (pixel > 0) centred[k + dy * SIDE + dx] = pixel;
	});
	return centred;
}

/** By how many columns and rows the centre of mass is off pixel (14, 14), where MNIST has it. */
function toMiddle(pixels: Uint8Array): [columns: number, rows: number] {
	let [mass, x, y] = [0, 0, 0];
	pixels.forEach((pixel, k) => {
		mass += pixel;
		x += pixel * (k % SIDE);
		y += pixel * Math.floor(k / SIDE);
	});
	return [onPaper(SIDE / 2 - x / mass), onPaper(SIDE / 2 - y / mass)];
}

/** A move in whole pixels which leaves the box on the paper, however lopsided the strokes. */
function onPaper(move: number): number {
	const most = (SIDE - BOX) / 2;
	return Math.min(most, Math.max(-most, Math.round(move)));
}
