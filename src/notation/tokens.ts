import type { Cell } from '$engine/trace';

/** A number that has a letter in the equation and is no cell of the trace: α, N. */
export interface Constant {
	readonly symbol: string;
	readonly number: number;
}

/** A piece of a line of arithmetic: text, or what is a letter in the line of letters and a number in that of numbers. */
export type Token = string | Cell | Constant;

/** Some pieces of a line one after the other, with `sign` between them. */
export function joined(parts: readonly (readonly Token[])[], sign: string): Token[] {
	return parts.flatMap((part, k) => (k > 0 ? [sign, ...part] : [...part]));
}

/** The sum of some pieces, in brackets unless it is a single one. */
export function bracketedSum(parts: readonly (readonly Token[])[]): Token[] {
	const sum = joined(parts, ' + ');
	return parts.length > 1 ? ['(', ...sum, ')'] : sum;
}
