import { origin, type Origin } from '$engine/origin';
import type { Cell, Ref, Trace } from '$engine/trace';
import { afterStep, isMade, stepOf, type Moment } from './moment';

/** What a moment is about: the cells that are read, and the cells that are made by them. */
export interface Spotlight {
	/** The cells that the row or the term at hand reads, and those it makes; none at equation grain. */
	readonly read: readonly Cell[];
	readonly made: readonly Cell[];
	/** What the step at hand makes; and the same while it is not made whole. */
	readonly result: Ref | null;
	readonly making: Ref | null;
	/** Whether a cell has been made at all. */
	isMade(cell: Cell): boolean;
	/** Whether the row or the term at hand reads a cell; at equation grain, none in particular. */
	reads(cell: Cell): boolean;
	/** Whether the moment has just made a cell, or is making it. */
	makes(cell: Cell): boolean;
}

/** The spotlight of a moment. */
export function spotlight(trace: Trace, moment: Moment): Spotlight {
	const step = stepOf(trace, moment);
	const cells = readCells(trace, moment);
	const read = new Set(cells.map(key));
	return {
		read: cells,
		made: madeCells(trace, moment),
		result: step?.result ?? null,
		making: step && moment.grain !== 'equation' ? step.result : null,
		isMade: (cell) => isMade(trace, moment, cell),
		reads: (cell) => read.has(key(cell)),
		makes({ ref, row, col }) {
			if (ref !== step?.result) return false;
			if (moment.grain === 'equation') return true;
			if (row !== moment.row) return false;
			return moment.grain === 'row' || trace.values[ref].tensor.cols === 1 || col === moment.term;
		}
	};
}

/** The spotlight of a whole step; where one of its numbers is looked at, what that is made from is read. */
export function spotlightOn(trace: Trace, step: number, made: Cell | null): Spotlight {
	const whole = spotlight(trace, afterStep(step));
	if (!made) return whole;
	const cells = originCells(origin(trace, made));
	const read = new Set(cells.map(key));
	return {
		...whole,
		read: cells,
		made: [made],
		reads: (cell) => read.has(key(cell)),
		makes: (cell) => key(cell) === key(made)
	};
}

function originCells(made: Origin | null): Cell[] {
	if (!made) return [];
	return made.kind === 'sum' ? made.terms.flatMap(({ factors }) => factors) : [...made.cells];
}

/** The cells that the row, or the term, at hand reads; none at equation grain. */
export function readCells(trace: Trace, moment: Moment): Cell[] {
	const step = stepOf(trace, moment);
	if (!step || moment.grain === 'equation') return [];
	const { row, term, grain } = moment;
	const { cols } = trace.values[step.result].tensor;
	const made =
		cols === 1 ? [0] : grain === 'term' ? [term] : Array.from({ length: cols }, (_, col) => col);
	return made.flatMap((col) => {
		const formula = origin(trace, { ref: step.result, row, col })!;
		if (formula.kind === 'function') return [...formula.cells];
		const terms = cols === 1 && grain === 'term' ? [formula.terms[term]] : formula.terms;
		return terms.flatMap(({ factors }) => factors);
	});
}

/** The cells that the row, or the term, at hand makes; none at equation grain. */
function madeCells(trace: Trace, moment: Moment): Cell[] {
	const step = stepOf(trace, moment);
	if (!step || moment.grain === 'equation') return [];
	const { row, term, grain } = moment;
	const { cols } = trace.values[step.result].tensor;
	if (cols > 1 && grain === 'term') return [{ ref: step.result, row, col: term }];
	return Array.from({ length: cols }, (_, col) => ({ ref: step.result, row, col }));
}

function key({ ref, row, col }: Cell): string {
	return `${ref} ${row} ${col}`;
}
