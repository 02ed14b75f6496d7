import type { Term } from '$engine/operation';
import type { Step } from '$engine/trace';
import { formatShort } from './number';
import { joined, type Constant, type Token } from './tokens';

/** The line of some terms of a step's sum, in the order they are given in: `w₁ · h₁ + w₃ · h₂`. */
export function sumTokens(step: Step, terms: readonly Term[]): Token[] {
	return terms.flatMap((term, k) => {
		const { taken, scale } = scaled(step, term);
		const sign = k === 0 ? (taken ? '−' : '') : taken ? ' − ' : ' + ';
		const factors = [...(scale ? [scale] : []), ...term.factors];
		const product = joined(
			factors.map((factor) => [factor]),
			' · '
		);
		return sign ? [sign, ...product] : product;
	});
}

/** Whether a term is taken off, and what it is taken times first. */
function scaled(
	step: Step,
	{ coefficient, factors: [first] }: Term
): { readonly taken: boolean; readonly scale: Constant | null } {
	if (step.op === 'descend' && first.ref === step.operands.g) {
		// Written as the equation has it, also where α is 1.
		return { taken: true, scale: { symbol: 'α', number: -coefficient } };
	}
	// Of weights that L2 shrinks: the bracket has the sign in it.
	const shrinks = step.op === 'descend';
	const number = shrinks ? coefficient : Math.abs(coefficient);
	const symbol = shrinks ? '(1 − αλ∕n)' : step.op === 'batchMean' ? '1∕m' : formatShort(number);
	return { taken: number !== coefficient, scale: number === 1 ? null : { symbol, number } };
}
