import { at } from '$engine/tensor';
import { evaluate } from '$engine/origin';
import type { Cell, Trace } from '$engine/trace';
import { cellLabel } from '$notation/cell-label';
import type { Derivation } from '$notation/derivation';
import type { Letters } from '$notation/label';
import { formatNumber, formatShort, rounded } from '$notation/number';
import { roleOf } from '$notation/role';
import type { Line, Operand } from './page';

/** A derivation as a page prints it. */
export function lineOf(trace: Trace, made: Cell, derivation: Derivation, letters: Letters): Line {
	const { tokens, formula, rest } = derivation;
	const result = operand(trace, made, letters, formatNumber);
	const again = evaluate(trace, formula, rounded) + rounded(rest?.sum ?? 0);
	return {
		result,
		// A hair further from 0, a half is rounded away from it, as by hand.
		sign: formatNumber(again * (1 + 1e-9)) === result.text ? '=' : '≈',
		pieces: tokens.map((token) => {
			if (typeof token === 'string') return token;
			if ('ref' in token) return operand(trace, token, letters);
			return { name: token.symbol, text: formatShort(token.number), role: 'plain', cell: null };
		})
	};
}

/** A number of a pass with its name. */
export function operand(
	{ values }: Trace,
	{ ref, row, col }: Cell,
	letters: Letters,
	format = formatShort
): Operand {
	const value = values[ref];
	const number = at(value.tensor, row, col);
	return {
		name: cellLabel(value, row, col, letters),
		text: format(number),
		role: roleOf(value.symbol),
		cell: { id: value.id, row, col, number }
	};
}
