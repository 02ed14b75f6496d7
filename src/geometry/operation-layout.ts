import type { Budget } from './heat-map';
import { matrixForm, type MatrixForm } from './matrix-form';

/** The room that an operation written as matrices has, in the page's pixels. */
export interface Room {
	readonly width: number;
	readonly height: number;
	/** The size of the page's type, which the gaps and captions grow with. */
	readonly rem: number;
}

/** How large the parts of an operation may be, so that all of it fits its room. */
export interface OperationLayout {
	/** The size of the page's type. */
	readonly rem: number;
	/** For each heat map, without the numbers of its rows and columns. */
	readonly map: Budget;
	/** For a heat map of one column. */
	readonly column: Budget;
	/** For each set of pictures. */
	readonly pictures: Budget;
	/** For a vector of 784 as one picture. */
	readonly picture: Budget;
	/** Whether numerals would not fit side by side: matrices are colours then, and only columns numerals. */
	readonly crowded: boolean;
	/** So many rows of numerals fit one below the other; what has more is colours. */
	readonly mostRows: number;
	/** Numerals: the height of a row and of its figures. */
	readonly row: number;
	readonly figures: number;
	/** The least width of a cell, in the size of its figures. */
	readonly cell: number;
}

/** Below this width an operation is written over several lines, each with the whole width. */
export const NARROW_ROOM = 560;

// All in rem, as the styles have them.
/** Below a heat map: its name and its scale; below numerals: one line, and what brackets stand out by. */
const MAP_CAPTION = 3.25;
const CAPTION = 3.25;
const GAP = 0.875;
const SIGN = 1;
const BRACKETS = 1.6;
const FRAME = 0.6;
/** Beside a heat map the numbers of its rows, above it those of its columns; above a picture its own. */
const ROW_NUMBERS = 1.375;
const COLUMN_NUMBERS = 1.0625;
const HEAD = 1.125;
/** A heat map of one column is as wide as its scale. */
const COLUMN = 6.5;
const PICTURE = 7.75;
const SMALLEST_FIGURES = 0.875;
const LARGEST_FIGURES = 1.5;
const LOWEST_ROW = 1.1;
/** How high one matrix of a stacked operation may be. */
const STACKED_HEIGHT = 14;
const STACKED_PICTURES = 19;
/** How much more of the width a set of pictures needs than a heat map. */
const SET = 1.75;
/** A cell's width and the height of a row, measured in the size of its figures. */
const CELL_WIDTH = 5;
const TIGHT_WIDTH = 4.4;
const LEAST_CELL_WIDTH = 3.85;
/** How wide a cell is drawn at the least, where there is room and where there is not. */
const EASY_CELL = 3.9;
const TIGHT_CELL = 3.6;
const ROW_HEIGHT = 2.1;

/** Shares the room out among matrices of the given shapes and the `signs` between them. */
export function operationLayout(
	shapes: readonly { readonly rows: number; readonly cols: number }[],
	signs: number,
	{ width, height, rem }: Room
): OperationLayout {
	const stacked = width < NARROW_ROOM;
	const crowded = !stacked && leastWidth(shapes, signs) * rem > width;
	// What stacked operations are high, they make themselves. A quarter of a row is not missed.
	const mostRows = stacked ? Infinity : Math.floor((height / rem - CAPTION) / LOWEST_ROW + 0.25);
	const forms = shapes.map(({ rows, cols }) => ({
		form: formIn({ crowded, mostRows }, rows, cols),
		rows,
		cols
	}));
	const numerals = forms.filter(({ form }) => form === 'numerals');
	const columns = numerals.reduce((sum, { cols }) => sum + cols, 0);
	const lines = Math.max(1, ...numerals.map(({ rows }) => rows));
	const tables = forms.filter(({ form, cols }) => form === 'heat-map' && cols > 1).length;
	const sets = forms.filter(({ form }) => form === 'pictures').length;
	const wide = tables + sets;
	const lone = forms.filter(({ form, cols }) => form === 'heat-map' && cols === 1).length;
	const pictures = forms.filter(({ form }) => form === 'picture').length;

	// A stacked operation makes its own height: sizes must not depend on it.
	const below = (caption: number) =>
		stacked ? STACKED_HEIGHT * rem : Math.max(height - caption * rem, 4 * rem);
	const high = below(MAP_CAPTION);
	const rowRoom = below(CAPTION) / lines;
	const fixed =
		lone * COLUMN +
		pictures * (PICTURE + FRAME) +
		numerals.length * BRACKETS +
		wide * FRAME +
		tables * ROW_NUMBERS +
		signs * SIGN +
		(shapes.length + signs - 1) * GAP;
	const free = width - fixed * rem;

	const figures = clamp(
		Math.min(rowRoom / ROW_HEIGHT, stacked || wide ? 0 : free / columns / CELL_WIDTH),
		SMALLEST_FIGURES * rem,
		LARGEST_FIGURES * rem
	);
	const row = clamp(rowRoom, LOWEST_ROW * rem, figures * ROW_HEIGHT);
	const shares = Math.max(tables + SET * sets, 1);
	const isTight = !stacked && figures === SMALLEST_FIGURES * rem;
	const share = (free - columns * (isTight ? TIGHT_WIDTH : CELL_WIDTH) * figures) / shares;
	const side = Math.min(PICTURE * rem, high);
	const across = (weight: number) =>
		stacked ? width - (FRAME + SIGN + GAP) * rem : Math.max(weight * share, 4 * rem);
	return {
		rem,
		map: {
			width: across(1) - (stacked ? ROW_NUMBERS * rem : 0),
			height: high - COLUMN_NUMBERS * rem
		},
		column: { width: across(1), height: high },
		pictures: {
			width: across(SET),
			height: stacked ? STACKED_PICTURES * rem : high,
			head: HEAD * rem,
			side: ROW_NUMBERS * rem
		},
		picture: { width: side, height: side },
		crowded,
		mostRows,
		row,
		figures,
		cell: isTight ? TIGHT_CELL : EASY_CELL
	};
}

/** How a matrix is drawn in an operation with so much room. */
export function formIn(
	{ crowded, mostRows }: Pick<OperationLayout, 'crowded' | 'mostRows'>,
	rows: number,
	cols: number
): MatrixForm {
	const form = matrixForm(rows, cols);
	if (form !== 'numerals') return form;
	return (crowded && cols > 1) || rows > mostRows ? 'heat-map' : form;
}

/** The room for the canvas of a matrix that is drawn in a form. */
export function budgetFor(layout: OperationLayout, form: MatrixForm, cols: number): Budget {
	if (form === 'picture' || form === 'pictures') return layout[form];
	return cols === 1 ? layout.column : layout.map;
}

/** The width that an operation takes, in rem, when all its small matrices are numerals of the smallest size. */
function leastWidth(
	shapes: readonly { readonly rows: number; readonly cols: number }[],
	signs: number
): number {
	const widths = shapes.map(({ rows, cols }) => {
		const form = matrixForm(rows, cols);
		if (form === 'numerals') return BRACKETS + cols * LEAST_CELL_WIDTH * SMALLEST_FIGURES;
		return form === 'picture' ? PICTURE + FRAME : COLUMN;
	});
	return widths.reduce(
		(sum, width) => sum + width,
		signs * SIGN + (shapes.length + signs - 1) * GAP
	);
}

function clamp(x: number, least: number, most: number): number {
	return Math.min(Math.max(x, least), most);
}
