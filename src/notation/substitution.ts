import { sumOf, type Term } from '$engine/operation';
import { evaluate, origin } from '$engine/origin';
import type { Cell, Step, Trace } from '$engine/trace';
import { soFar, stepOf, type Moment } from '$replay/moment';
import { cellLabel } from './cell-label';
import { functionTokens } from './function-tokens';
import type { Letters } from './label';
import { largestTerms } from './largest-terms';
import { formatShort } from './number';
import { numbered } from './numbered';
import { sumTokens } from './sum-tokens';
import type { Token } from './tokens';

/** How a row, or a term of it, comes to its number: `0.3 · (−0.1025) + 0.4 · 0.1454 = 0.0274`. */
export interface Substitution {
	/** What the line is about: `z₁`. */
	readonly name: string;
	/** Pieces of the line: text, or a number of the trace. */
	readonly tokens: readonly (string | Cell)[];
	/** What the line comes to: a cell of the trace, or the sum of the terms so far. */
	readonly result: Cell | number;
}

/** A function of more numbers is too long for a line: it is written out where one looks into its result. */
const MOST_CELLS = 8;

/** So many terms are written out; of a longer sum the largest are, and the rest is summed. */
const WRITTEN = 4;

/** The line with numbers put in at a moment of row or term grain; null at equation grain and for a row that is a whole list of numbers. */
export function substitution(trace: Trace, moment: Moment, letters: Letters): Substitution | null {
	const step = stepOf(trace, moment);
	if (!step || moment.grain === 'equation') return null;
	const { cols } = trace.values[step.result].tensor;
	if (cols > 1 && moment.grain === 'row') return null;

	const cell: Cell = { ref: step.result, row: moment.row, col: cols > 1 ? moment.term : 0 };
	const made = origin(trace, cell)!;
	const name = cellLabel(trace.values[cell.ref], cell.row, cell.col, letters);
	const line = (tokens: Token[], result: Cell | number): Substitution => ({
		name,
		tokens: numbered(trace, tokens).flatMap((piece) =>
			typeof piece === 'object' && piece.bracketed ? ['(', piece, ')'] : [piece]
		),
		result
	});
	if (made.kind === 'function') {
		const { length } = made.cells;
		const tokens = length > MOST_CELLS ? [`made of ${length} numbers`] : null;
		return line(tokens ?? functionTokens(trace, cell, made.cells), cell);
	}
	if (cols > 1 || moment.grain === 'row') return line(wholeTokens(trace, step, made.terms), cell);
	const done = made.terms.slice(0, moment.term + 1);
	const whole = done.length === made.terms.length;
	return line(tokensSoFar(trace, step, done), whole ? cell : soFar(trace, moment)!);
}

/** A sum's terms in order; of a long one the largest, and the sum of the others. */
function wholeTokens(trace: Trace, step: Step, terms: readonly Term[]): Token[] {
	if (terms.length <= WRITTEN) return sumTokens(step, terms);
	const { largest, rest } = largestTerms(trace, terms, WRITTEN - 1);
	const { count, sum } = rest!;
	return [...sumTokens(step, largest), ` + (${count} smaller: ${formatShort(sum)})`];
}

/** A sum's terms up to the one at hand; where they are many, the sum of those before it. */
function tokensSoFar(trace: Trace, step: Step, done: readonly Term[]): Token[] {
	if (done.length <= WRITTEN) return sumTokens(step, done);
	const before = done.slice(0, -1);
	const sum = formatShort(evaluate(trace, sumOf(before)));
	return [`(${before.length} before: ${sum}) + `, ...sumTokens(step, done.slice(-1))];
}
