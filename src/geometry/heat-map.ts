import { IMAGE_SIDE, isPictureByRow, type MatrixForm } from './matrix-form';

/** Where each number of a matrix lies on a canvas of one pixel per number. */
export interface HeatMapPlan {
	/** The canvas's size in its own pixels. */
	readonly width: number;
	readonly height: number;
	/** How many of the page's pixels one of them takes, across and down. */
	readonly cell: readonly [across: number, down: number];
	/** The canvas's pixel of the number in (row, col), counted line by line: y · width + x. */
	pixel(row: number, col: number): number;
	/** The row and column of the number at the canvas's pixel (x, y); null between pictures and outside. */
	cellAt(x: number, y: number): { readonly row: number; readonly col: number } | null;
	/** How many pictures there are; 0 where the cells lie as in the matrix. */
	readonly pictures: number;
	/** The part of the canvas that belongs to a picture, counted from 0; all of it where there are none. */
	picture(k: number): Box;
	/** The picture that a number belongs to. */
	pictureOf(row: number, col: number): number;
	/** How many of the canvas's pixels lie free above every picture, for its number; 0 where there was no room. */
	readonly head: number;
	/** The first picture of every line, where lines are numbered instead. */
	readonly lines: readonly number[];
}

/** A part of a canvas, in its own pixels. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** The space a heat map may take, in the page's pixels. */
export interface Budget {
	readonly width: number;
	readonly height: number;
	/** How high the number above a picture is, and how wide one before a line of them; without these pictures are not numbered. */
	readonly head?: number;
	readonly side?: number;
	/** Whether more than a number stands above each picture: then that is worth more than where the picture lies. */
	readonly heads?: boolean;
}

/** The width of one cell of a column that has nothing beside it. */
const WIDEST = 25;
const LONE_COLUMN = 44;
const TALLEST = 22;
/** How many of the page's pixels a picture's pixel may take, the largest first. */
const SCALES = [14, 12, 10, 8, 7, 6, 5, 4, 3.5, 3, 2.5, 2, 1.5, 1];
/** Pixels of the canvas between two pictures. */
const GUTTER = 1;

/** The plan of a rows × cols matrix in the given form, filling no more than `budget`; cells stay at least one pixel. */
export function heatMapPlan(
	rows: number,
	cols: number,
	form: Exclude<MatrixForm, 'numerals'>,
	budget: Budget
): HeatMapPlan {
	if (form === 'heat-map') {
		const down = clamp(budget.height / rows, 1, TALLEST);
		const across = cols === 1 ? LONE_COLUMN : clamp(budget.width / cols, 1, WIDEST);
		return {
			width: cols,
			height: rows,
			cell: [whole(across), whole(down)],
			pixel: (row, col) => row * cols + col,
			cellAt: (x, y) => (x >= 0 && x < cols && y >= 0 && y < rows ? { row: y, col: x } : null),
			pictures: 0,
			picture: () => ({ left: 0, top: 0, width: cols, height: rows }),
			pictureOf: () => 0,
			head: 0,
			lines: []
		};
	}
	// A vector's only long side runs through its one picture; of a matrix every row is one, or every column.
	const byRow = isPictureByRow(cols);
	const count = form === 'picture' ? 1 : byRow ? rows : cols;
	const { perLine, scale, head, hasSide } = arrange(count, budget);
	const across = IMAGE_SIDE + GUTTER;
	const down = IMAGE_SIDE + Math.max(head, GUTTER);
	const lines = Math.ceil(count / perLine);
	const width = perLine * across - GUTTER;
	const height = lines * down - (head ? 0 : GUTTER);
	const picture = (k: number) => ({
		left: (k % perLine) * across,
		top: Math.floor(k / perLine) * down + head,
		width: IMAGE_SIDE,
		height: IMAGE_SIDE
	});
	return {
		width,
		height,
		cell: [scale, scale],
		pixel(row, col) {
			const { left, top } = picture(byRow ? row : col);
			const place = byRow ? col : row;
			return (top + Math.floor(place / IMAGE_SIDE)) * width + left + (place % IMAGE_SIDE);
		},
		cellAt(x, y) {
			if (x < 0 || y < 0 || x >= width || y >= height) return null;
			const k = Math.floor(y / down) * perLine + Math.floor(x / across);
			const [right, below] = [x % across, (y % down) - head];
			if (k >= count || right >= IMAGE_SIDE || below < 0 || below >= IMAGE_SIDE) return null;
			const place = below * IMAGE_SIDE + right;
			return byRow ? { row: k, col: place } : { row: place, col: k };
		},
		pictures: count,
		picture,
		pictureOf: (row, col) => (byRow ? row : col),
		head,
		lines: hasSide ? Array.from({ length: lines }, (_, line) => line * perLine) : []
	};
}

/** The smallest box around some pixels of a canvas, counted line by line; null around none. */
export function boxAround(pixels: readonly number[], width: number): Box | null {
	if (pixels.length === 0) return null;
	const xs = pixels.map((pixel) => pixel % width);
	const ys = pixels.map((pixel) => Math.floor(pixel / width));
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	return {
		left,
		top,
		width: Math.max(...xs) - left + 1,
		height: Math.max(...ys) - top + 1
	};
}

/** How `count` pictures are laid out. */
interface Arrangement {
	readonly perLine: number;
	readonly scale: number;
	readonly head: number;
	/** Whether there is room for a number before every line. */
	readonly hasSide: boolean;
}

/** How small numbered pictures may be beside those without numbers. */
const NUMBERED = 0.6;

/** The same, where a number before every line would do. */
const NUMBERED_WELL = 0.8;

/** The largest scale at which `count` pictures fit, numbered if that makes them little smaller, where a set of so many always has them if it can, else in the fullest lines. */
function arrange(count: number, budget: Budget): Arrangement {
	const plain = fitting(count, budget, 0);
	const { side } = budget;
	const home = side && count > 1 ? atHome(count, budget, plain?.scale ?? 0) : null;
	if (home) return home;
	const numbered = budget.head && count > 1 ? fitting(count, budget, budget.head) : null;
	if (numbered && numbered.scale >= NUMBERED * (plain?.scale ?? 0)) return numbered;
	const beside = side ? fitting(count, { ...budget, width: budget.width - side }, 0) : null;
	if (beside && count > 1 && beside.scale === plain?.scale) return { ...beside, hasSide: true };
	if (plain) return plain;
	// Too little room at any scale: keep the width, which is the scarcer, and be higher.
	return {
		perLine: clamp(Math.floor((budget.width + GUTTER) / (IMAGE_SIDE + GUTTER)), 1, count),
		scale: 1,
		head: 0,
		hasSide: false
	};
}

/** With as many in a line at every step of a pass, whatever its room; null where that makes them much smaller than `best`. */
function atHome(count: number, budget: Budget, best: number): Arrangement | null {
	const perLine = Math.round(Math.sqrt(count));
	const { head = 0, side = 0, width } = budget;
	const numbered = head > 0 ? fitting(count, budget, head, perLine) : null;
	if (numbered && numbered.scale >= NUMBERED_WELL * best) return numbered;
	if (budget.heads) return null;
	const beside = fitting(count, { ...budget, width: width - side }, 0, perLine);
	return beside && beside.scale >= NUMBERED * best ? { ...beside, hasSide: true } : null;
}

function fitting(
	count: number,
	{ width, height }: Budget,
	high: number,
	perLine?: number
): Arrangement | null {
	for (const scale of SCALES) {
		const head = Math.ceil(high / scale);
		const most = Math.floor((width + GUTTER * scale) / ((IMAGE_SIDE + GUTTER) * scale));
		if (perLine && perLine > most) continue;
		const lines = Math.ceil(count / (perLine ?? most));
		const needed = lines * (IMAGE_SIDE + Math.max(head, GUTTER)) - (head ? 0 : GUTTER);
		if (most >= 1 && needed * scale <= height) {
			return { perLine: perLine ?? Math.ceil(count / lines), scale, head, hasSide: false };
		}
	}
	return null;
}

/** Whole pixels keep all cells the same size; below two, halves still do on most screens. */
function whole(pixels: number): number {
	return pixels >= 2 ? Math.floor(pixels) : Math.floor(pixels * 2) / 2;
}

function clamp(x: number, least: number, most: number): number {
	return Math.min(Math.max(x, least), most);
}
