import { operandRefs, type Ref, type Step, type Trace } from '$engine/trace';

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

function factorsOf(step: Step): Record<string, Ref> {
	return step.op === 'matvec' ? { uM: step.operands.M, uv: step.operands.v } : {};
}
