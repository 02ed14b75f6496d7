import { evaluate, origin } from './origin';
import { sumOf, type Formula, type Term } from './operation';
import { at } from './tensor';
import type { Cell, Trace } from './trace';

/** How many of the numbers that met are named; a sum of 784 products would fill a page. */
const NAMED = 4;

/** How cells and numbers are written in a sentence. */
export interface Wording {
	readonly name: (trace: Trace, cell: Cell) => string;
	readonly number: (x: number) => string;
}

/** As documents have them: ids, rows and columns from 0, numbers in full. */
const asInDocuments: Wording = { name: nameOf, number: String };

/**
 * A sentence that names a cell which is not finite and what met there, the largest first:
 * `z1[0] is Infinity: it came from W1[0][0] · a0[0] = 1e+200 · 1e+200, …`.
 */
export function whatMet(trace: Trace, cell: Cell, wording: Wording = asInDocuments): string {
	const formula = origin(trace, cell);
	const met = formula ? termsOf(formula).sort(largestFirst(trace)) : [];
	const named = met.slice(0, NAMED).map((term) => describe(trace, term, wording));
	const more = met.length > NAMED ? ` and ${met.length - NAMED} more` : '';
	const is = `${wording.name(trace, cell)} is ${wording.number(numberAt(trace, cell))}`;
	return `${is}: it came from ${named.join(', ')}${more}`;
}

/** What a formula puts together: the terms of a sum, the cells of a function. */
function termsOf(formula: Formula): Term[] {
	if (formula.kind === 'sum') return [...formula.terms];
	return formula.cells.map((cell) => ({ coefficient: 1, factors: [cell] }));
}

/** Orders terms by size; one that is not a number counts as infinite. */
function largestFirst(trace: Trace): (x: Term, y: Term) => number {
	const size = (term: Term) => {
		const number = evaluate(trace, sumOf([term]));
		return Number.isNaN(number) ? Infinity : Math.abs(number);
	};
	return (x, y) => Number(size(x) < size(y)) - Number(size(x) > size(y));
}

function describe(trace: Trace, { coefficient, factors }: Term, wording: Wording): string {
	const scale = coefficient === 1 ? [] : [wording.number(coefficient)];
	const names = [...scale, ...factors.map((cell) => wording.name(trace, cell))];
	const numbers = [...scale, ...factors.map((cell) => wording.number(numberAt(trace, cell)))];
	return `${names.join(' · ')} = ${numbers.join(' · ')}`;
}

function numberAt(trace: Trace, { ref, row, col }: Cell): number {
	return at(trace.values[ref].tensor, row, col);
}

function nameOf(trace: Trace, { ref, row, col }: Cell): string {
	const { id, tensor } = trace.values[ref];
	if (tensor.rows === 1 && tensor.cols === 1) return id;
	return tensor.cols === 1 ? `${id}[${row}]` : `${id}[${row}][${col}]`;
}
