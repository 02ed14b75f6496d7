import { operandRefs, type Ref, type Step, type Trace } from '$engine/trace';
import { formulaHtml, type FormulaTemplates } from './formula';
import type { Lettering } from './lettering';
import { stepContext } from './step-context';

/**
 * The values that the terms of a step's equation stand for, by the terms' names there: its result
 * and its operands, and in EQ1, before ∂E/∂a itself, the two that it is the product of, which are
 * written out in its place. So EQ1 to EQ6 are read from the left.
 */
export function formulaTerms({ steps, givens }: Trace, step: Step): Readonly<Record<string, Ref>> {
	return {
		result: step.result,
		...(step.op === 'hadamard' && factorsOf(steps[step.operands.u - givens])),
		...Object.fromEntries(operandRefs(step))
	};
}

/** Writes the equation of a step, each term of it standing for its value. */
export type FormulaOf = (trace: Trace, step: Step, lettering: Lettering) => string;

/** A step's equation as `formulaHtml` has it, each term of it standing for its value. */
export function formulaOfValues(
	templates: FormulaTemplates,
	trace: Trace,
	step: Step,
	lettering: Lettering
): string {
	const terms = formulaTerms(trace, step);
	return formulaHtml(templates, step.op, stepContext(trace, step, lettering)).replace(
		/data-term="(\w+)"/g,
		(hook, term: string) => `${hook} data-whole="${trace.values[terms[term]]?.id ?? ''}"`
	);
}

function factorsOf(step: Step): Record<string, Ref> {
	return step.op === 'matvec' ? { uM: step.operands.M, uv: step.operands.v } : {};
}
