import type { Ref, Trace } from '$engine/trace';

/** The cursor of the step that made a value; 0 for what was given. */
export function madeAt(trace: Trace, ref: Ref): number {
	return Math.max(0, ref - trace.givens + 1);
}
