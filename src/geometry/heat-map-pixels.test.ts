import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromRows, tensor, transposed, type Tensor } from '$engine/tensor';
import { colourTable } from './colour-scale';
import { colour } from './testing/colour';
import { heatMapPlan } from './heat-map';
import { heatMapPixels } from './heat-map-pixels';
import { largest } from './largest';
import { largestInPictures } from './largest-in-pictures';

const room = { width: 300, height: 200 };
const table = colourTable('signed', 'light');

function drawn(t: Tensor, limit = largest(t)) {
	const plan = heatMapPlan(t.rows, t.cols, 'heat-map', room);
	const pixels = heatMapPixels(t, plan, table, limit);
	return (row: number, col: number) => {
		const k = 4 * (row * plan.width + col);
		return `rgb(${pixels[k]} ${pixels[k + 1]} ${pixels[k + 2]})`;
	};
}

const anyMatrix = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 12 }))
	.chain(([rows, cols]) => {
		const length = rows * cols;
		return fc
			.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length })
			.map((numbers) => tensor(rows, cols, Float64Array.from(numbers)));
	});

describe('the pixels of a heat map', () => {
	test('have the colours of the numbers, each in its place', () => {
		const at = drawn(fromRows([[-2, 0, 2], [1, -1, 0.5]])); // prettier-ignore
		const css = (x: number) => colour(x, 2, 'signed', 'light');
		expect([at(0, 0), at(0, 1), at(0, 2)]).toEqual([css(-2), css(0), css(2)]);
		expect([at(1, 0), at(1, 1), at(1, 2)]).toEqual([css(1), css(-1), css(0.5)]);
	});

	test('keep to one scale: the ends are those of the limit, not of the numbers', () => {
		const at = drawn(fromRows([[-1, 1]]), 2);
		expect([at(0, 0), at(0, 1)]).toEqual([-1, 1].map((x) => colour(x, 2, 'signed', 'light')));
	});

	test('show a transpose turned', () => {
		fc.assert(
			fc.property(anyMatrix, (t) => {
				const [at, turned] = [drawn(t), drawn(transposed(t))];
				for (let row = 0; row < t.rows; row++) {
					for (let col = 0; col < t.cols; col++) expect(turned(col, row)).toBe(at(row, col));
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('mirror the sign: −x has the colour that stands as far on the other side', () => {
		fc.assert(
			fc.property(anyMatrix, (t) => {
				const opposite = { ...t, data: t.data.map((x) => -x) };
				const mirrored = new Uint8ClampedArray(table.length);
				for (let k = 0; k < 513; k++) {
					mirrored.set(table.subarray(4 * k, 4 * k + 4), 4 * (512 - k));
				}
				const plan = heatMapPlan(t.rows, t.cols, 'heat-map', room);
				expect(heatMapPixels(opposite, plan, mirrored, largest(t))).toEqual(
					heatMapPixels(t, plan, table, largest(t))
				);
			}),
			{ numRuns: 40 }
		);
	});

	test('leave clear what lies between pictures', () => {
		const t = tensor(2, 784);
		const plan = heatMapPlan(2, 784, 'pictures', { width: 57, height: 28 });
		const pixels = heatMapPixels(t, plan, table, 1);
		expect([plan.width, plan.height]).toEqual([57, 28]);
		for (let x = 0; x < 57; x++) expect(pixels[4 * x + 3]).toBe(x === 28 ? 0 : 255);
	});

	test('have a scale for each picture where there is one: twice the numbers on twice the scale look the same', () => {
		const t = tensor(2, 784);
		for (let k = 0; k < 784; k++) [t.data[k], t.data[784 + k]] = [k, -2 * k];
		const plan = heatMapPlan(2, 784, 'pictures', { width: 57, height: 28 });
		expect(largestInPictures(t, plan)).toEqual([783, 1566]);
		const pixels = heatMapPixels(t, plan, table, [783, 1566]);
		const at = (picture: number, place: number) => {
			const k = 4 * plan.pixel(picture, place);
			return `rgb(${pixels[k]} ${pixels[k + 1]} ${pixels[k + 2]})`;
		};
		for (const k of [0, 100, 783]) {
			expect(at(0, k)).toBe(colour(k, 783, 'signed', 'light'));
			expect(at(1, k)).toBe(colour(-k, 783, 'signed', 'light'));
		}
	});
});
