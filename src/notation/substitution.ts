import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { sumOf, type Term } from '$engine/operation';
import { evaluate, origin } from '$engine/origin';
import { settingOf } from '$engine/setting';
import type { Cell, Step, Trace } from '$engine/trace';
import { soFar, stepOf, type Moment } from '$replay/moment';
import { cellLabel } from './cell-label';
import type { Letters } from './label';
import { formatShort } from './number';

/** A piece of a line with numbers put in: text, or a number of the trace. */
export type Token = string | Cell;

/** How a row, or a term of it, comes to its number: `0.3 · −0.1025 + 0.4 · 0.1454 = 0.0274`. */
export interface Substitution {
	/** What the line is about: `z₁`. */
	readonly name: string;
	readonly tokens: readonly Token[];
	/** What the line comes to: a cell of the trace, or the sum of the terms so far. */
	readonly result: Cell | number;
}

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
	if (made.kind === 'function') {
		return { name, tokens: functionTokens(trace, step, made.cells), result: cell };
	}
	if (cols > 1 || moment.grain === 'row') {
		return { name, tokens: sumTokens(trace, made.terms), result: cell };
	}
	const done = made.terms.slice(0, moment.term + 1);
	const whole = done.length === made.terms.length;
	return {
		name,
		tokens: sumTokens(trace, done, moment.term),
		result: whole ? cell : soFar(trace, moment)!
	};
}

/** A sum's terms in order; of a long one the term at hand, else the largest, and the sum of the others. */
function sumTokens(trace: Trace, terms: readonly Term[], atHand?: number): Token[] {
	if (terms.length <= WRITTEN) return terms.flatMap(termTokens);
	const size = (term: Term) => Math.abs(evaluate(trace, sumOf([term])));
	const chosen =
		atHand === undefined
			? [...terms].sort((x, y) => size(y) - size(x)).slice(0, WRITTEN - 1)
			: [terms[atHand]];
	const others = terms.filter((term) => !chosen.includes(term));
	const rest = formatShort(evaluate(trace, sumOf(others)));
	const [more, text] =
		atHand === undefined ? [`${others.length} smaller`, '+'] : [`${others.length} before`, '+'];
	const tokens = chosen.flatMap(termTokens);
	return atHand === undefined
		? [...tokens, ` ${text} (${more}: ${rest})`]
		: [`(${more}: ${rest}) ${text} `, ...tokens];
}

function termTokens({ coefficient, factors }: Term, k: number): Token[] {
	const sign = coefficient < 0 ? (k > 0 ? ' − ' : '−') : k > 0 ? ' + ' : '';
	const size = Math.abs(coefficient);
	const scale = size === 1 ? '' : `${formatShort(size)} · `;
	return [sign + scale, ...factors.flatMap((factor, f) => (f > 0 ? [' · ', factor] : [factor]))];
}

/** The line of a step that is no sum of products. */
function functionTokens(trace: Trace, step: Step, cells: readonly Cell[]): Token[] {
	const { activation, cost } = settingOf(trace.rules, step.layer);
	const [first, second] = cells;
	switch (step.op) {
		case 'activate':
			return activationTokens[activation](first, cells);
		case 'activatePrime':
			return slopeTokens[activation](first);
		case 'costPrime':
			return costPrimeTokens[cost](first, second, cells.length);
		default:
			return cells.flatMap((cell, k) => (k > 0 ? [', ', cell] : [cell]));
	}
}

const activationTokens: Record<ActivationName, (z: Cell, all: readonly Cell[]) => Token[]> = {
	sigmoid: (z) => ['1 ∕ (1 + e^−(', z, '))'],
	tanh: (z) => ['tanh(', z, ')'],
	relu: (z) => ['max(0, ', z, ')'],
	identity: (z) => [z],
	softmax: (_, all) => ['softmax of ', ...all.flatMap((z, k) => (k > 0 ? [', ', z] : [z]))]
};

const slopeTokens: Record<ActivationName, (x: Cell) => Token[]> = {
	sigmoid: (a) => [a, ' · (1 − ', a, ')'],
	tanh: (a) => ['1 − ', a, ' · ', a],
	relu: (z) => [z, ' > 0 ? 1 : 0'],
	identity: (z) => ['1, whatever ', z, ' is'],
	softmax: (a) => [a]
};

const costPrimeTokens: Record<CostName, (o: Cell, t: Cell, N: number) => Token[]> = {
	'half-squared-error': (o, t) => [o, ' − ', t],
	'mean-squared-error': (o, t) => ['2∕N · (', o, ' − ', t, ')'],
	'binary-cross-entropy': (o, t) => ['(', o, ' − ', t, ') ∕ (', o, ' · (1 − ', o, '))'],
	'cross-entropy': (o, t) => ['−', t, ' ∕ ', o]
};
