import { operandRefs, type Ref, type Trace } from '$engine/trace';
import { stepAt } from './cursor';

/** What the step at a cursor reads and what it makes; nothing at the start. */
export interface Touched {
	readonly reads: ReadonlySet<Ref>;
	readonly makes: Ref | null;
}

/** The values that the step at a cursor touches. */
export function touched(trace: Trace, cursor: number): Touched {
	const step = stepAt(trace, cursor);
	if (!step) return { reads: new Set(), makes: null };
	return { reads: new Set(operandRefs(step).map(([, ref]) => ref)), makes: step.result };
}
