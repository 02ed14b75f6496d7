import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDrawing } from '$digits/testing/arbitrary-drawing';
import { PAD, PLAIN, sketchPixels, THICKEST, type Ink } from './drawing';

const ink = (...points: [number, number][]): Ink => points.map(([x, y]) => [x, y, PLAIN]);
const sides = Array.from({ length: 28 }, (_, k) => k);
/** The rows, and the columns, that have ink. */
const inked = (pixels: Uint8Array) => [
	sides.filter((row) => sides.some((col) => pixels[28 * row + col] > 0)),
	sides.filter((col) => sides.some((row) => pixels[28 * row + col] > 0))
];

describe('sketchPixels', () => {
	it('fills 20×20 in height or breadth with whatever was drawn, if it is more than a speck', () => {
		fc.assert(
			fc.property(anyDrawing, (drawing) => {
				const places = drawing.strokes.flat();
				const extent = (axis: 0 | 1) => {
					const along = places.map((point) => point[axis]);
					return Math.max(...along) - Math.min(...along);
				};
				fc.pre(Math.max(extent(0), extent(1)) > 2 * THICKEST);
				const [rows, cols] = inked(sketchPixels(drawing)).map((list) => list.at(-1)! - list[0] + 1);
				expect(Math.max(rows, cols)).toBeLessThanOrEqual(20);
				// The rounding of corners takes a little, and so does a pen that presses lightly at the tip.
				expect(Math.max(rows, cols)).toBeGreaterThanOrEqual(10);
			}),
			{ numRuns: 60 }
		);
	});

	it('is the same wherever on the pad it was drawn', () => {
		const three: [number, number][] = [[0, 0], [40, 10], [20, 60], [50, 100], [0, 130]]; // prettier-ignore
		const moved = three.map(([x, y]): [number, number] => [x + 300, y + 200]);
		expect(sketchPixels({ thickness: 44, strokes: [ink(...moved)] })).toEqual(
			sketchPixels({ thickness: 44, strokes: [ink(...three)] })
		);
	});

	it('grows and shrinks the pen with the drawing, as MNIST’s images were made', () => {
		const upright = (length: number, thickness: number) =>
			sketchPixels({ thickness, strokes: [ink([256, 0], [256, length])] });
		expect(upright(400, 60)).toEqual(upright(200, 30));
		const mass = (pixels: Uint8Array) => pixels.reduce((sum, pixel) => sum + pixel, 0);
		expect(mass(upright(200, 60))).toBeGreaterThan(1.5 * mass(upright(400, 60)));
	});

	it('leaves a dot a dot, in the middle', () => {
		const dots = [ink([7, 9]), ink([7, 9], [7, 9])];
		for (const dot of dots) {
			const [rows, cols] = inked(sketchPixels({ thickness: THICKEST, strokes: [dot] }));
			expect(rows).toEqual([12, 13, 14, 15, 16, 17]);
			expect(cols).toEqual(rows);
		}
	});

	it('is a thicker line where the pen pressed harder', () => {
		const line = (pressures: [number, number]): Ink =>
			[0, PAD / 4, PAD / 2].map((y, k) => [256, y, pressures[k < 1 ? 0 : 1]]);
		const across = (pixels: Uint8Array, row: number) =>
			sides.reduce((sum, col) => sum + pixels[28 * row + col], 0);
		const swelling = sketchPixels({ thickness: 60, strokes: [line([1, 15])] });
		expect(across(swelling, 20)).toBeGreaterThan(2 * across(swelling, 6));
		const even = sketchPixels({ thickness: 60, strokes: [line([PLAIN, PLAIN])] });
		expect(across(even, 20)).toBe(across(even, 8));
	});
});
