import { IMAGE_SIDE, type MatrixForm } from './matrix-form';

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
}

/** The space a heat map may take, in the page's pixels. */
export interface Budget {
	readonly width: number;
	readonly height: number;
}

/** The width of one cell of a column that has nothing beside it. */
const WIDEST = 25;
const LONE_COLUMN = 44;
const TALLEST = 22;
/** How many of the page's pixels a picture's pixel may take, the largest first. */
const SCALES = [5, 4, 3, 2, 1.5, 1];
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
			cellAt: (x, y) => (x >= 0 && x < cols && y >= 0 && y < rows ? { row: y, col: x } : null)
		};
	}
	const count = form === 'picture' ? 1 : rows;
	const { perLine, scale } = arrange(count, budget);
	const lines = Math.ceil(count / perLine);
	const width = perLine * (IMAGE_SIDE + GUTTER) - GUTTER;
	const height = lines * (IMAGE_SIDE + GUTTER) - GUTTER;
	return {
		width,
		height,
		cell: [scale, scale],
		pixel(row, col) {
			// A vector's only long side runs through its one picture.
			const picture = form === 'picture' ? 0 : row;
			const place = form === 'picture' ? row + col : col;
			const left = (picture % perLine) * (IMAGE_SIDE + GUTTER);
			const top = Math.floor(picture / perLine) * (IMAGE_SIDE + GUTTER);
			const y = top + Math.floor(place / IMAGE_SIDE);
			return y * width + left + (place % IMAGE_SIDE);
		},
		cellAt(x, y) {
			if (x < 0 || y < 0 || x >= width || y >= height) return null;
			const step = IMAGE_SIDE + GUTTER;
			const picture = Math.floor(y / step) * perLine + Math.floor(x / step);
			const [across, down] = [x % step, y % step];
			if (picture >= count || across >= IMAGE_SIDE || down >= IMAGE_SIDE) return null;
			const place = down * IMAGE_SIDE + across;
			if (form === 'pictures') return { row: picture, col: place };
			return rows === 1 ? { row: 0, col: place } : { row: place, col: 0 };
		}
	};
}

/** A part of a canvas, in its own pixels. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
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

/** The largest scale at which `count` pictures fit, and how many then make the fullest lines. */
function arrange(count: number, { width, height }: Budget): { perLine: number; scale: number } {
	for (const scale of SCALES) {
		const step = (IMAGE_SIDE + GUTTER) * scale;
		const most = Math.floor((width + GUTTER * scale) / step);
		const lines = Math.ceil(count / most);
		if (most >= 1 && lines * step <= height + GUTTER * scale) {
			return { perLine: Math.ceil(count / lines), scale };
		}
	}
	// Too little room at any scale: keep the width, which is the scarcer, and be higher.
	return {
		perLine: clamp(Math.floor((width + GUTTER) / (IMAGE_SIDE + GUTTER)), 1, count),
		scale: 1
	};
}

/** Whole pixels keep all cells the same size; below two, halves still do on most screens. */
function whole(pixels: number): number {
	return pixels >= 2 ? Math.floor(pixels) : Math.floor(pixels * 2) / 2;
}

function clamp(x: number, least: number, most: number): number {
	return Math.min(Math.max(x, least), most);
}
