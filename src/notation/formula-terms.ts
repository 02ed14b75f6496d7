import { operandRefs, type Ref, type Step, type Trace } from '$engine/trace';

/**
 * The values that the terms of a step's equation stand for, by the terms' names there: its operands,
 * its result, and in EQ1 what ∂E/∂a is the product of, which is written out in its place.
 */
export function formulaTerms({ steps, givens }: Trace, step: Step): Readonly<Record<string, Ref>> {
	const terms = { ...Object.fromEntries(operandRefs(step)), result: step.result };
	if (step.op !== 'hadamard') return terms;
	const product = steps[step.operands.u - givens];
	return product.op === 'matvec'
		? { ...terms, uM: product.operands.M, uv: product.operands.v }
		: terms;
}
