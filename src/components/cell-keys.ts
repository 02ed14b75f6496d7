import type { HeatMapPlan } from '$geometry/heat-map';

const moves: Readonly<Record<string, readonly [right: number, down: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

type Place = { readonly row: number; readonly col: number };

/** The cell that an arrow key goes to from another on a heat map, over the gap between two pictures; null for other keys. */
export function cellByKey(event: KeyboardEvent, plan: HeatMapPlan, from: Place): Place | null {
	const move = moves[event.key];
	if (!move || event.ctrlKey || event.metaKey || event.altKey) return null;
	const pixel = plan.pixel(from.row, from.col);
	let [x, y] = [pixel % plan.width, Math.floor(pixel / plan.width)];
	const isInside = () => x >= 0 && y >= 0 && x < plan.width && y < plan.height;
	do {
		x += move[0];
		y += move[1];
	} while (isInside() && !plan.cellAt(x, y));
	return plan.cellAt(x, y) ?? from;
}
