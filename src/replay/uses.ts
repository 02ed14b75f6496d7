import { operandRefs, type Cell, type Ref, type Step, type Trace } from '$engine/trace';
import { reach } from './reach';

/** The cursors of the steps that read a value, in order: where a number goes next. */
export function usesOf(trace: Trace, ref: Ref): { readonly cursor: number; readonly step: Step }[] {
	return trace.steps.flatMap((step, k) =>
		operandRefs(step).some(([, operand]) => operand === ref) ? [{ cursor: k + 1, step }] : []
	);
}

/** A step that reads a cell, the cursor that shows it, and the cells of its result that come from that cell, row by row. */
export interface CellUse {
	readonly cursor: number;
	readonly step: Step;
	readonly cells: readonly Cell[];
}

/** Where one number goes next: the steps that make cells from it, in order. */
export function cellUses(trace: Trace, cell: Cell): CellUse[] {
	return usesOf(trace, cell.ref)
		.map(({ cursor, step }) => ({ cursor, step, cells: reach(trace, step, cell) }))
		.filter(({ cells }) => cells.length > 0);
}
