import type { Cell, Ref, Trace } from '$engine/trace';

/** A number of a pass whatever its trace: a value by its id, and a row and a column from 0. */
export interface Place {
	readonly id: string;
	readonly row: number;
	readonly col: number;
}

/** The cell that a place is in a trace; null when the trace has no such value or cell. */
export function cellOf({ values }: Trace, { id, row, col }: Place): Cell | null {
	const ref = values.findIndex((value) => value.id === id);
	if (ref < 0) return null;
	const { rows, cols } = values[ref].tensor;
	if (!(row >= 0 && row < rows && col >= 0 && col < cols)) return null;
	return { ref: ref as Ref, row, col };
}

/**
 * Where a number has its home: a transpose shares the numbers of its matrix, so that cell (j, k)
 * of Wᵀ is cell (k, j) of W; every other number is at home where it is.
 */
export function homeOf(place: Place): Place {
	const { id, row, col } = place;
	return id.endsWith('_T') ? { id: id.slice(0, -2), row: col, col: row } : place;
}

/** Whether two places are the same. */
export function samePlace(one: Place, other: Place): boolean {
	return one.id === other.id && one.row === other.row && one.col === other.col;
}
