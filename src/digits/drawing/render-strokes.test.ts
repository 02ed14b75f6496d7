import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderStrokes } from './render-strokes';
import type { Stroke } from './stroke';

const line = (x0: number, y0: number, x1: number, y1: number): Stroke => ({
	start: [x0, y0],
	curves: [[x0, y0, x1, y1, x1, y1]]
});
const sides = Array.from({ length: 28 }, (_, k) => k);
const at = (pixels: Uint8Array, row: number, col: number) => pixels[28 * row + col];
const inkedRows = (pixels: Uint8Array) =>
	sides.filter((row) => sides.some((col) => at(pixels, row, col) > 0));
const inkedCols = (pixels: Uint8Array) =>
	sides.filter((col) => sides.some((row) => at(pixels, row, col) > 0));
/** The pixels from the first that is inked to the last. */
const trimmed = (pixels: Uint8Array) =>
	pixels.slice(
		pixels.findIndex((pixel) => pixel > 0),
		pixels.findLastIndex((pixel) => pixel > 0) + 1
	);

/** How far a place is from a straight stroke. */
function distance(x: number, y: number, { start: [x0, y0], curves: [curve] }: Stroke): number {
	const [dx, dy] = [curve[4] - x0, curve[5] - y0];
	const t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
	const s = Math.min(1, Math.max(0, t));
	return Math.hypot(x - x0 - s * dx, y - y0 - s * dy);
}

const place = fc.integer({ min: -500, max: 500 });
const stroke = fc.record({
	start: fc.tuple(place, place),
	curves: fc.array(fc.tuple(place, place, place, place, place, place), {
		minLength: 1,
		maxLength: 2
	})
});
const strokes = fc.array(stroke, { minLength: 1, maxLength: 2 });

describe('renderStrokes', () => {
	it('fits any strokes to 20×20 pixels, the longer side filled', () => {
		fc.assert(
			fc.property(strokes, fc.double({ min: 1, max: 4, noNaN: true }), (strokes, width) => {
				const pixels = renderStrokes(strokes, width);
				const [rows, cols] = [inkedRows(pixels), inkedCols(pixels)];
				const [height, breadth] = [rows, cols].map((inked) => inked.at(-1)! - inked[0] + 1);
				// A tip which ends between two pixels may leave the outermost one bare.
				expect(Math.max(height, breadth)).toBeLessThanOrEqual(20);
				expect(Math.max(height, breadth)).toBeGreaterThanOrEqual(18);
			}),
			{ numRuns: 60 }
		);
	});

	it('puts the centre of mass within half a pixel of (14, 14), as far as the paper allows', () => {
		fc.assert(
			fc.property(strokes, (strokes) => {
				const pixels = renderStrokes(strokes, 2.4);
				for (const [inked, coordinate] of [
					[inkedCols(pixels), (k: number) => k % 28],
					[inkedRows(pixels), (k: number) => Math.floor(k / 28)]
				] as const) {
					const mass = pixels.reduce((sum, pixel) => sum + pixel, 0);
					const centre = pixels.reduce((sum, pixel, k) => sum + pixel * coordinate(k), 0) / mass;
					const movedAsFarAsItGoes = Math.abs((inked[0] + inked.at(-1)! + 1) / 2 - 14) >= 3;
					expect(movedAsFarAsItGoes || Math.abs(centre - 14) <= 0.5 + 1e-9).toBe(true);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('draws the same wherever and however large the strokes were', () => {
		const small = renderStrokes([line(0, 0, 1, 2)], 2);
		expect(renderStrokes([line(40, 40, 140, 240)], 2)).toEqual(small);
	});

	it('inks a pixel by how far it lies inside the edge of the pen', () => {
		const upright = renderStrokes([line(0, 0, 0, 1)], 3);
		const across = sides.map((col) => at(upright, 14, col)).filter((pixel) => pixel > 0);
		expect(across).toEqual([128, 255, 255, 128]);
	});

	it('gives each pixel the ink of the nearest line, as if all were measured', () => {
		const inBox = fc.double({ min: 5, max: 23, noNaN: true });
		const corners = fc.array(fc.tuple(inBox, inBox), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(corners, (corners) => {
				// From corner to corner of the box, so that nothing is scaled or moved before it is inked.
				const points = [[5, 5], ...corners, [23, 23]];
				const lines = points.slice(1).map(([x, y], k) => line(points[k][0], points[k][1], x, y));
				const measured = Uint8Array.from({ length: 784 }, (_, k) => {
					const [x, y] = [(k % 28) + 0.5, Math.floor(k / 28) + 0.5];
					const nearest = Math.min(...lines.map((line) => distance(x, y, line)));
					return Math.round(255 * Math.min(1, Math.max(0, 1.5 - nearest)));
				});
				const drawn = trimmed(renderStrokes(lines, 2, 1));
				const expected = trimmed(measured);
				expect(drawn.length).toBe(expected.length);
				drawn.forEach((pixel, k) => expect(Math.abs(pixel - expected[k])).toBeLessThanOrEqual(1));
			}),
			{ numRuns: 60 }
		);
	});

	it('draws a dot where the strokes have no extent', () => {
		const dot = renderStrokes([line(5, 5, 5, 5)], 4);
		expect([inkedRows(dot), inkedCols(dot)]).toEqual([
			[13, 14, 15, 16],
			[13, 14, 15, 16]
		]);
	});

	it('inks as wide as the pen is at each place of a stroke', () => {
		const upright = { ...line(0, 0, 0, 1), widths: [0.5, 1] };
		const pixels = renderStrokes([upright], 6, 1);
		const across = (row: number) => sides.reduce((sum, col) => sum + at(pixels, row, col), 0) / 255;
		const [first, ...rows] = inkedRows(pixels).slice(3, -4);
		expect(across(first)).toBeLessThan(4);
		expect(across(rows.at(-1)!)).toBeGreaterThan(5);
		for (const row of rows) expect(across(row)).toBeGreaterThanOrEqual(across(row - 1));
	});

	it('refuses a pen which does not fit the box', () => {
		const swelling = { ...line(0, 0, 1, 1), widths: [1, 2.5] };
		expect(() => renderStrokes([swelling], 8)).toThrow(
			new RangeError('A pen is between 0 and 20 pixels wide, not 20.')
		);
		for (const width of [0, -1, 20, NaN]) {
			expect(() => renderStrokes([line(0, 0, 1, 1)], width)).toThrow(
				new RangeError(`A pen is between 0 and 20 pixels wide, not ${width}.`)
			);
		}
	});
});
