export type Theme = 'light' | 'dark';

/** Signed numbers run from `negative` over `zero` to `positive`; pictures of a digit from `zero` to `ink`. */
interface Palette {
	readonly negative: string;
	readonly zero: string;
	readonly positive: string;
	readonly paper: string;
	readonly ink: string;
}

/** Purple to orange: apart from the colours of the roles, and from each other to colour-blind eyes. */
const palettes: Record<Theme, Palette> = {
	light: {
		negative: '#6E48AA',
		zero: '#F3F0E9',
		positive: '#E2690A',
		paper: '#FFFFFF',
		ink: '#1A1D21'
	},
	dark: {
		negative: '#AA8CEB',
		zero: '#21262C',
		positive: '#FF9650',
		paper: '#1B1F24',
		ink: '#EDEBE6'
	}
};

/** Which meaning a colour has: a sign and a size, or the darkness of a pixel. */
export type ScaleName = 'signed' | 'ink';

/** The levels that colours are rounded to: more than eyes tell apart. */
const LEVELS = 256;

/** Red, green, blue and alpha bytes of `2 · LEVELS + 1` colours, from −1 over 0 to 1. */
export type ColourTable = Uint8ClampedArray;

const tables = new Map<string, ColourTable>();

/** The colours of a scale by theme, made once. */
export function colourTable(scale: ScaleName, theme: Theme): ColourTable {
	const key = `${scale} ${theme}`;
	let table = tables.get(key);
	if (!table) tables.set(key, (table = makeTable(scale, palettes[theme])));
	return table;
}

function makeTable(scale: ScaleName, palette: Palette): ColourTable {
	const [zero, positive] =
		scale === 'signed' ? [palette.zero, palette.positive] : [palette.paper, palette.ink];
	const ends = {
		up: [bytes(zero), bytes(positive)],
		down: [bytes(zero), bytes(scale === 'signed' ? palette.negative : zero)]
	};
	const table = new Uint8ClampedArray(4 * (2 * LEVELS + 1));
	for (let level = -LEVELS; level <= LEVELS; level++) {
		const [from, to] = level < 0 ? ends.down : ends.up;
		const share = Math.abs(level) / LEVELS;
		const mixed = from.map((byte, k) => byte + (to[k] - byte) * share);
		// A clamped array rounds to the nearest byte.
		table.set([...mixed, 255], 4 * (level + LEVELS));
	}
	return table;
}

/** Red, green and blue of `#RRGGBB`. */
function bytes(hex: string): number[] {
	return [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
}

/** The place in a table of `x` on a scale from −limit to limit; what is not finite counts as the end it is nearest to, NaN as 0. */
export function level(x: number, limit: number): number {
	const share = Math.min(Math.max(x / limit, -1), 1) || 0;
	// Not the share itself: halves would be rounded upward on both sides of zero.
	return LEVELS + Math.sign(share) * Math.round(Math.abs(share) * LEVELS);
}
