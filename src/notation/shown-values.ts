import { transposed, type Tensor } from '$engine/tensor';
import { operandRefs, type Ref, type Step, type Trace, type Value } from '$engine/trace';
import type { Lettering } from './lettering';
import { layoutOf } from './layout';
import { stepContext } from './step-context';

/** A value in an operation written out as matrices. */
export interface ShownValue {
	readonly ref: Ref;
	readonly value: Value;
	/** The value's tensor as it stands there: itself, or turned into a row. */
	readonly tensor: Tensor;
	readonly turned: boolean;
	/** What stands before it. */
	readonly signs: readonly string[];
}

/** A step's operands and its result, in the order of its equation, with the signs between them. */
export function shownValues(trace: Trace, step: Step, lettering: Lettering): ShownValue[] {
	const refs = Object.fromEntries(operandRefs(step));
	const shown: ShownValue[] = [];
	let signs: string[] = [];
	for (const piece of layoutOf(step.op, stepContext(trace, step, lettering))) {
		if ('sign' in piece) {
			signs.push(piece.sign);
			continue;
		}
		shown.push(shownValue(trace, refs[piece.operand], { turned: piece.turned, signs }));
		signs = [];
	}
	return [...shown, shownValue(trace, step.result, { turned: false, signs: [...signs, '='] })];
}

/** One value of a trace as it stands in such an operation. */
export function shownValue(
	trace: Trace,
	ref: Ref,
	{ turned, signs }: Pick<ShownValue, 'turned' | 'signs'> = { turned: false, signs: [] }
): ShownValue {
	const value = trace.values[ref];
	return { ref, value, turned, signs, tensor: turned ? transposed(value.tensor) : value.tensor };
}

/** The sign between a value and the one before it: `·`, `⊙`, `+` …; '' for none, and before the first. */
export function productSign(shown: readonly ShownValue[], k: number): string {
	if (k === 0) return '';
	return /[·+−⊙∕]/.exec(shown[k].signs.at(-1) ?? '')?.[0] ?? '';
}
