import type { HeatMapPlan } from '$geometry/heat-map';
import { arrowMove } from '$components/controls/grid-keys';

type Place = { readonly row: number; readonly col: number };

/** The cell that an arrow key goes to from another on a heat map, over the gap between two pictures; null for other keys. */
export function cellByKey(event: KeyboardEvent, plan: HeatMapPlan, from: Place): Place | null {
	const move = arrowMove(event);
	if (!move) return null;
	const pixel = plan.pixel(from.row, from.col);
	let [x, y] = [pixel % plan.width, Math.floor(pixel / plan.width)];
	const isInside = () => x >= 0 && y >= 0 && x < plan.width && y < plan.height;
	do {
		x += move[0];
		y += move[1];
	} while (isInside() && !plan.cellAt(x, y));
	return plan.cellAt(x, y) ?? from;
}
