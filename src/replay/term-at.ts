import { origin } from '$engine/origin';
import type { Cell, Trace } from '$engine/trace';
import { stepOf, termCount, type Moment } from './moment';
import { reach } from './reach';

/**
 * The moment at which a cell has its turn in the step on show: the term that reads it or makes it,
 * of the row at hand where that row has one, else of the first that has. Null where the step has no
 * such term, or the row no other.
 */
export function termAt(trace: Trace, moment: Moment, cell: Cell): Moment | null {
	const step = stepOf(trace, moment);
	if (!step) return null;
	const reached = cell.ref === step.result ? [cell] : reach(trace, step, cell);
	const goal = reached.find(({ row }) => row === moment.row) ?? reached[0];
	if (!goal || termCount(trace, step, goal.row) === 1) return null;
	const at = { ...moment, grain: 'term', row: goal.row } as const;
	if (trace.values[step.result].tensor.cols > 1) return { ...at, term: goal.col };
	const made = origin(trace, goal)!;
	if (made.kind !== 'sum') return null;
	const reads = ({ ref, row, col }: Cell) =>
		ref === cell.ref && row === cell.row && col === cell.col;
	const term = made.terms.findIndex(({ factors }) => factors.some(reads));
	return term < 0 ? null : { ...at, term };
}
