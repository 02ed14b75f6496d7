import type { HeatMapPlan } from './heat-map';

type Cell = { readonly row: number; readonly col: number };

/** What lies around a cell of a map, line by line, with the numbers, from 1, of its lines and columns: in its picture, or else in the matrix. */
export interface Neighbourhood {
	readonly lines: readonly number[];
	readonly columns: readonly number[];
	readonly cells: readonly (readonly Cell[])[];
}

/** The neighbours of a cell, `reach` lines and `across` columns to every side; at an edge there are as many, with the cell no longer in the middle. */
export function neighbourhood(
	plan: HeatMapPlan,
	{ row, col }: Cell,
	reach = 2,
	across = reach
): Neighbourhood {
	const pixel = plan.pixel(row, col);
	const box = plan.picture(plan.pictureOf(row, col));
	const xs = around((pixel % plan.width) - box.left, box.width, across);
	const ys = around(Math.floor(pixel / plan.width) - box.top, box.height, reach);
	return {
		lines: ys.map((y) => y + 1),
		columns: xs.map((x) => x + 1),
		cells: ys.map((y) => xs.map((x) => plan.cellAt(box.left + x, box.top + y)!))
	};
}

function around(at: number, size: number, reach: number): number[] {
	const count = Math.min(2 * reach + 1, size);
	const first = Math.min(Math.max(at - reach, 0), size - count);
	return Array.from({ length: count }, (_, k) => first + k);
}
