import type { Step, Trace } from '$engine/trace';
import { stepOf } from './moment';

/** How close two networks come to the same step. */
export type Likeness = 'equation' | 'operation' | 'phase' | 'none';

/**
 * Where a step of one trace is found in another: the first step with the same operation and
 * equation, else with the same operation, else the start of the same phase, else the end.
 */
export function sameStep(
	from: Trace,
	cursor: number,
	to: Trace
): { readonly cursor: number; readonly likeness: Likeness } {
	const step = stepOf(from, { step: cursor });
	if (!step) return { cursor: 0, likeness: 'equation' };
	const find = (like: (other: Step) => boolean) => to.steps.findIndex(like) + 1;

	const equation = find(({ op, equation }) => op === step.op && equation === step.equation);
	if (equation) return { cursor: equation, likeness: 'equation' };
	const operation = find(({ op }) => op === step.op);
	if (operation) return { cursor: operation, likeness: 'operation' };
	const phase = find((other) => other.phase === step.phase);
	// A pass that stopped early may not reach the phase at all.
	return phase
		? { cursor: phase, likeness: 'phase' }
		: { cursor: to.steps.length, likeness: 'none' };
}
