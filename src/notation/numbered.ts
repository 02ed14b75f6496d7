import { at } from '$engine/tensor';
import type { Cell, Trace } from '$engine/trace';
import { formatShort } from './number';
import type { Token } from './tokens';

/** A number of a line, and whether it stands in brackets. */
export interface Numbered extends Cell {
	readonly bracketed: boolean;
}

/**
 * A line with its numbers put in: constants as they are written, and in brackets a cell whose number
 * is below 0 where it follows a sign, `0.3 · (−0.1025)`. The brackets would give away the sign of a
 * number that is not known yet, and are left out.
 */
export function numbered(
	{ values }: Trace,
	tokens: readonly Token[],
	isKnown: (cell: Cell) => boolean = () => true
): (string | Numbered)[] {
	return tokens.map((token, k) => {
		if (typeof token === 'string') return token;
		if (!('ref' in token)) return formatShort(token.number);
		const text = formatShort(at(values[token.ref].tensor, token.row, token.col));
		return { ...token, bracketed: isKnown(token) && isBracketed(tokens[k - 1], text) };
	});
}

/** A number as it is written after a sign. */
export function afterSign(x: number): string {
	const text = formatShort(x);
	return text.startsWith('−') ? `(${text})` : text;
}

/** Whether a number stands in brackets after what is `before` it in its line: with a minus, after a sign. */
export function isBracketed(before: unknown, text: string): boolean {
	return text.startsWith('−') && typeof before === 'string' && /[+−·∕] ?$/.test(before);
}
