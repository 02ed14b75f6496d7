import { IMAGE_SIDE } from './matrix-form';

/**
 * How a layer is drawn.
 * - `neurons`: circles large enough for a number.
 * - `dots`: small circles, coloured by their number.
 * - `picture`: the 784 inputs as one 28×28 picture.
 * - `bars`: outputs as bars, one a class.
 * - `block`: a box, for layers with more neurons than one can tell apart.
 */
export type LayerForm = 'neurons' | 'dots' | 'picture' | 'bars' | 'block';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Where a layer stands in the picture, in units of the picture's box. */
export interface LayerPlace {
	readonly form: LayerForm;
	/** The column's left and right edges. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** The middles of circles or bars, neuron by neuron; none for pictures and blocks. */
	readonly neurons: readonly Point[];
	/** Half the height of a circle or a bar. */
	readonly radius: number;
}

/** The box that the picture of a network is laid out in; a page scales it as a whole. */
export const BOX = { width: 400, height: 384 };

const MOST_CIRCLES = 4;
const MOST_CIRCLE_COLUMNS = 4;
const MOST_BARS = 12;
const MOST_DOTS = 120;
/** Room above a circle for its name, below it for its error, and below a column for its caption. */
const CAPTION = 26;
const LEAST_GAP = 4;

/** Places every layer of a network, from the input on the left to the outputs on the right. */
export function networkLayout(layers: readonly number[]): LayerPlace[] {
	const forms = layers.map((_, l) => formOf(layers, l));
	const natural = layers.map((n, l) => widthOf(forms[l], n));
	const total = natural.reduce((sum, width) => sum + width, 0);
	const gaps = layers.length - 1;
	// However many or wide the layers are, they share the one box.
	const squeeze = Math.min(BOX.width / (total + LEAST_GAP * gaps), 1);
	const widths = natural.map((width) => width * squeeze);
	const gap = (BOX.width - total * squeeze) / gaps;
	let left = 0;
	return layers.map((n, l) => {
		const place = { form: forms[l], left, right: left + widths[l] };
		left += widths[l] + gap;
		return { ...place, ...spread(place, n) };
	});
}

function formOf(layers: readonly number[], l: number): LayerForm {
	const n = layers[l];
	const last = l === layers.length - 1;
	if (n <= MOST_CIRCLES && layers.length <= MOST_CIRCLE_COLUMNS) return 'neurons';
	if (l === 0 && n === IMAGE_SIDE * IMAGE_SIDE) return 'picture';
	if (last && n <= MOST_BARS) return 'bars';
	return n <= MOST_DOTS ? 'dots' : 'block';
}

function widthOf(form: LayerForm, n: number): number {
	switch (form) {
		case 'neurons':
			return 64;
		case 'dots':
			return 25 * dotColumns(n);
		case 'picture':
			return 132;
		case 'bars':
			return 112;
		case 'block':
			return 48;
	}
}

function dotColumns(n: number): number {
	return Math.ceil(n / 20);
}

function spread(
	{ form, left, right }: Pick<LayerPlace, 'form' | 'left' | 'right'>,
	n: number
): Pick<LayerPlace, 'top' | 'bottom' | 'neurons' | 'radius'> {
	const middle = (left + right) / 2;
	const room = BOX.height - (form === 'neurons' ? 0 : CAPTION);
	const centred = (height: number) => ({ top: (room - height) / 2, bottom: (room + height) / 2 });
	if (form === 'picture') return { ...centred(right - left), neurons: [], radius: 0 };
	if (form === 'block') return { ...centred(room - CAPTION), neurons: [], radius: 0 };

	const columns = form === 'dots' ? dotColumns(n) : 1;
	const rows = Math.ceil(n / columns);
	const widest = { neurons: 124, dots: 24, bars: 36 }[form];
	const pitch = Math.min(widest, room / rows);
	const span = pitch * rows;
	const { top, bottom } = centred(span);
	return {
		top,
		bottom,
		neurons: Array.from({ length: n }, (_, k) => ({
			x: columns === 1 ? middle : centre(k % columns, columns, left, right),
			y: centre(Math.floor(k / columns), rows, top, bottom)
		})),
		radius: {
			neurons: Math.min((right - left) / 2 - 2, pitch / 2 - CAPTION + 4),
			dots: Math.min(pitch, (right - left) / columns) * 0.4,
			bars: pitch * 0.28
		}[form]
	};
}

/** The middle of the k-th of n equal parts. */
function centre(k: number, n: number, from: number, to: number): number {
	return from + ((k + 0.5) / n) * (to - from);
}

/** Where the number of the weight from `from` to `to` stands: on its edge, away from those of other edges. */
export function weightPlace(from: Point, to: Point): Point {
	// Edges that rise carry theirs near their end, the others near their start: so no two meet.
	const share = to.y < from.y ? 0.66 : to.y > from.y ? 0.34 : 0.37;
	return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

/** The corners of the band that stands for all weights between two layers, for an SVG polygon. */
export function bandCorners(from: LayerPlace, to: LayerPlace): string {
	const inset = Math.min(6, (to.left - from.right) / 4);
	return [
		[from.right + inset, from.top],
		[to.left - inset, to.top],
		[to.left - inset, to.bottom],
		[from.right + inset, from.bottom]
	]
		.map((corner) => corner.join(','))
		.join(' ');
}
