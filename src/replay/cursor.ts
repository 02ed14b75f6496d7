import type { Ref, Step, Trace } from '$engine/trace';

/** The step that a cursor shows: the last one taken; null at the start, where only the givens are known. */
export function stepAt(trace: Trace, cursor: number): Step | null {
	return cursor === 0 ? null : trace.steps[cursor - 1];
}

/** Whether a value has been made once `cursor` steps have been taken. */
export function isKnown(trace: Trace, cursor: number, ref: Ref): boolean {
	return ref < trace.givens + cursor;
}

/** The nearest cursor the trace has: a whole number from 0 to its number of steps. */
export function clampCursor(trace: Trace, cursor: number): number {
	return Math.min(Math.max(Math.round(cursor), 0), trace.steps.length);
}
