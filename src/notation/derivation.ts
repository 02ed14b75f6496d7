import { sumOf, type Formula } from '$engine/operation';
import { origin } from '$engine/origin';
import type { Cell, Step, Trace } from '$engine/trace';
import { cellLabel } from './cell-label';
import { functionTokens } from './function-tokens';
import type { Letters } from './label';
import { largestTerms, type Rest } from './largest-terms';
import { sumTokens } from './sum-tokens';
import type { Token } from './tokens';

/** Where one number came from: `∂E/∂w₄ = ∂E/∂z₂ · h₂`. */
export interface Derivation {
	/** The step that made it. */
	readonly step: Step;
	/** The left side: `∂E/∂w₄`. */
	readonly name: string;
	/** The right side, once for the letters and the numbers: a cell is its name in the one line and its number in the other. */
	readonly tokens: readonly Token[];
	/** What `tokens` say, to be worked out. */
	readonly formula: Formula;
	/** The terms left out of `tokens`, which belong to the same sum; null when all are there. */
	readonly rest: Rest | null;
}

/** A sum of up to so many terms is written in the order of its equation, a longer one by falling size. */
export const SHORT_SUM = 8;

/**
 * Where a cell came from, with up to `shown` terms of a sum written out, the largest first where
 * it is long; null for a given. Asking for more only adds to the line of a long sum.
 */
export function derivation(
	trace: Trace,
	cell: Cell,
	letters: Letters,
	{ shown }: { readonly shown: number }
): Derivation | null {
	const made = origin(trace, cell);
	if (!made) return null;
	const { step } = made;
	const name = cellLabel(trace.values[cell.ref], cell.row, cell.col, letters);
	if (made.kind === 'function') {
		return {
			step,
			name,
			tokens: functionTokens(trace, cell, made.cells),
			formula: made,
			rest: null
		};
	}
	const { terms } = made;
	if (terms.length <= Math.min(shown, SHORT_SUM)) {
		return { step, name, tokens: sumTokens(step, terms), formula: made, rest: null };
	}
	const { largest, rest } = largestTerms(trace, terms, shown);
	return { step, name, tokens: sumTokens(step, largest), formula: sumOf(largest), rest };
}
