import { at, type Tensor } from '$engine/tensor';
import { level, type ColourTable } from './colour-scale';
import type { HeatMapPlan } from './heat-map';

/** The red, green, blue and alpha bytes of a heat map, `plan.width × plan.height`; what no number covers stays clear. */
export function heatMapPixels(
	t: Tensor,
	plan: HeatMapPlan,
	colours: ColourTable,
	limit: number
): Uint8ClampedArray<ArrayBuffer> {
	const pixels = new Uint8ClampedArray(4 * plan.width * plan.height);
	for (let row = 0; row < t.rows; row++) {
		for (let col = 0; col < t.cols; col++) {
			const [x, y] = plan.place(row, col);
			const from = 4 * level(at(t, row, col), limit);
			const to = 4 * (y * plan.width + x);
			for (let byte = 0; byte < 4; byte++) pixels[to + byte] = colours[from + byte];
		}
	}
	return pixels;
}
