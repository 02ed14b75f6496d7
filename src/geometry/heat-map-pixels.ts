import type { Tensor } from '$engine/tensor';
import { level, type ColourTable } from './colour-scale';
import type { HeatMapPlan } from './heat-map';

/**
 * The red, green, blue and alpha bytes of a heat map, `plan.width × plan.height`; what no shown number
 * covers stays clear. `limit` is the |number| at the ends of the scale, or one for each picture.
 */
export function heatMapPixels(
	{ rows, cols, data, strides }: Tensor,
	plan: HeatMapPlan,
	colours: ColourTable,
	limit: number | readonly number[],
	isShown: ((row: number, col: number) => boolean) | null = null
): Uint8ClampedArray<ArrayBuffer> {
	// A word is one pixel, four bytes at once: a step of 784-30-10 draws up to 70,000 of them.
	const pixels = new Uint32Array(plan.width * plan.height);
	const words = new Uint32Array(colours.buffer);
	for (let row = 0; row < rows; row++) {
		for (let col = 0; col < cols; col++) {
			if (isShown && !isShown(row, col)) continue;
			const x = data[row * strides[0] + col * strides[1]];
			const end = typeof limit === 'number' ? limit : limit[plan.pictureOf(row, col)];
			pixels[plan.pixel(row, col)] = words[level(x, end)];
		}
	}
	return new Uint8ClampedArray(pixels.buffer);
}
