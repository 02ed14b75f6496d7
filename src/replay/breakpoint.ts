import type { EquationName, OpName, Trace } from '$engine/trace';

/** Where a run stops. */
export type Breakpoint =
	| { readonly on: 'equation'; readonly equation: EquationName }
	| { readonly on: 'operation'; readonly op: OpName }
	| { readonly on: 'layer'; readonly layer: number }
	/** Some |number| of the result lies above, or below, the limit. */
	| { readonly on: 'above' | 'below'; readonly limit: number }
	| { readonly on: 'not-finite' };

/** Whether two breakpoints are the same. */
export function sameBreakpoint(one: Breakpoint, other: Breakpoint): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the step at a cursor (1 … number of steps) meets a breakpoint. */
export function meets(trace: Trace, cursor: number, breakpoint: Breakpoint): boolean {
	const step = trace.steps[cursor - 1];
	const { data } = trace.values[step.result].tensor;
	switch (breakpoint.on) {
		case 'equation':
			return step.equation === breakpoint.equation;
		case 'operation':
			return step.op === breakpoint.op;
		case 'layer':
			return step.layer === breakpoint.layer;
		case 'above':
			return data.some((x) => Math.abs(x) > breakpoint.limit);
		case 'below':
			return data.some((x) => Math.abs(x) < breakpoint.limit);
		case 'not-finite':
			return data.some((x) => !Number.isFinite(x));
	}
}

/** The cursors of all steps that meet one of the breakpoints, in order. */
export function breaks(trace: Trace, breakpoints: readonly Breakpoint[]): number[] {
	return trace.steps
		.map((_, k) => k + 1)
		.filter((cursor) => breakpoints.some((breakpoint) => meets(trace, cursor, breakpoint)));
}

/** Where a run from `cursor` stops: the next step that meets a breakpoint, else the end. */
export function runForward(
	trace: Trace,
	cursor: number,
	breakpoints: readonly Breakpoint[]
): number {
	return breaks(trace, breakpoints).find((stop) => stop > cursor) ?? trace.steps.length;
}

/** Where a run backwards from `cursor` stops: the last step before it that meets a breakpoint, else the start. */
export function runBack(trace: Trace, cursor: number, breakpoints: readonly Breakpoint[]): number {
	return breaks(trace, breakpoints).findLast((stop) => stop < cursor) ?? 0;
}
