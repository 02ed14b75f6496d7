import { idOf, valueById, type Cell, type Trace } from '$engine/trace';
import { cellOf, type Place } from './place';

/** What a pass makes for a parameter: its gradient, and the number that the update puts in its place. */
export interface ParameterCells {
	readonly gradient: Cell | null;
	readonly updated: Cell | null;
}

/** Where a pass has them for the weight or bias in a place; null of other numbers. */
export function parameterCells(trace: Trace, place: Place): ParameterCells | null {
	const value = valueById(trace, place.id);
	if (value?.symbol !== 'W' && value?.symbol !== 'b') return null;
	const { symbol, layer } = value;
	const made = symbol === 'W' ? (['dE_dW', 'W_new'] as const) : (['dE_db', 'b_new'] as const);
	const [gradient, updated] = made.map((symbol) =>
		cellOf(trace, { ...place, id: idOf({ symbol, layer }) })
	);
	return { gradient, updated };
}
