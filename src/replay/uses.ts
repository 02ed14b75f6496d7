import { operandRefs, type Ref, type Step, type Trace } from '$engine/trace';

/** The cursors of the steps that read a value, in order: where a number goes next. */
export function usesOf(trace: Trace, ref: Ref): { readonly cursor: number; readonly step: Step }[] {
	return trace.steps.flatMap((step, k) =>
		operandRefs(step).some(([, operand]) => operand === ref) ? [{ cursor: k + 1, step }] : []
	);
}

/** The cursor of the step that made a value; 0 for what was given. */
export function madeAt(trace: Trace, ref: Ref): number {
	return Math.max(0, ref - trace.givens + 1);
}
