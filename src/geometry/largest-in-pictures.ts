import { at, type Tensor } from '$engine/tensor';
import type { HeatMapPlan } from './heat-map';

/** The largest finite |number| of every picture of a matrix. */
export function largestInPictures(tensor: Tensor, plan: HeatMapPlan): number[] {
	const most = Array<number>(plan.pictures).fill(0);
	for (let row = 0; row < tensor.rows; row++) {
		for (let col = 0; col < tensor.cols; col++) {
			const size = Math.abs(at(tensor, row, col));
			const k = plan.pictureOf(row, col);
			if (Number.isFinite(size) && size > most[k]) most[k] = size;
		}
	}
	return most;
}
