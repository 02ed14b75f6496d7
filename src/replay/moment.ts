import { evaluate, origin } from '$engine/origin';
import { at } from '$engine/tensor';
import type { Cell, Step, Trace } from '$engine/trace';

/** How finely a pass is stepped through: a whole equation, one row (one neuron), one term. */
export type Grain = 'equation' | 'row' | 'term';

/**
 * A place in a pass; with the trace, all that the screen follows from. `step` steps have been
 * begun, and the last of them is on show; 0 is the start. At row grain its rows up to `row` are
 * done, at term grain the terms of that row up to `term` too. Both count from 0, and are 0 where
 * the grain, or the start, has no use for them.
 */
export interface Moment {
	readonly grain: Grain;
	readonly step: number;
	readonly row: number;
	readonly term: number;
}

/** The moment before the first step. */
export function startAt(grain: Grain): Moment {
	return { grain, step: 0, row: 0, term: 0 };
}

/** The moment after `step` whole steps. */
export function afterStep(step: number): Moment {
	return { grain: 'equation', step, row: 0, term: 0 };
}

/** The step that a moment shows; null at the start. */
export function stepOf(trace: Trace, { step }: Pick<Moment, 'step'>): Step | null {
	return step === 0 ? null : trace.steps[step - 1];
}

/** How many rows a step's result has: its neurons, or the rows of its matrix. */
export function rowCount(trace: Trace, step: Step): number {
	return trace.values[step.result].tensor.rows;
}

/**
 * How many terms a row takes: the terms of its sum, or, where the result is a matrix, one for each
 * number of the row. What is no sum is made at once.
 */
export function termCount(trace: Trace, step: Step, row: number): number {
	const { cols } = trace.values[step.result].tensor;
	if (cols > 1) return cols;
	const made = origin(trace, { ref: step.result, row, col: 0 })!;
	return made.kind === 'sum' ? made.terms.length : 1;
}

/** Whether a cell has been made at a moment. */
export function isMade(trace: Trace, moment: Moment, { ref, row, col }: Cell): boolean {
	const shown = trace.givens + moment.step - 1;
	if (ref !== shown || moment.step === 0 || moment.grain === 'equation') return ref <= shown;
	if (row !== moment.row) return row < moment.row;
	if (moment.grain === 'row') return true;
	const { cols } = trace.values[ref].tensor;
	if (cols > 1) return col <= moment.term;
	return moment.term === termCount(trace, trace.steps[moment.step - 1], row) - 1;
}

/** The number that a row has come to at a moment of term grain: its sum so far, or the number just made. Null at other grains. */
export function soFar(trace: Trace, moment: Moment): number | null {
	const step = stepOf(trace, moment);
	if (!step || moment.grain !== 'term') return null;
	const { tensor } = trace.values[step.result];
	if (tensor.cols > 1) return at(tensor, moment.row, moment.term);
	const made = origin(trace, { ref: step.result, row: moment.row, col: 0 })!;
	if (made.kind !== 'sum') return at(tensor, moment.row, 0);
	return evaluate(trace, { kind: 'sum', terms: made.terms.slice(0, moment.term + 1) });
}
