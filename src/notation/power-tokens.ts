import { at } from '$engine/tensor';
import type { Cell, Trace } from '$engine/trace';
import { formatShort } from './number';
import type { Token } from './tokens';

/** e to the power of a cell: `e^z₁`, in brackets where its number is itself written with a power. */
export function powerTokens(trace: Trace, cell: Cell): Token[] {
	const number = at(trace.values[cell.ref].tensor, cell.row, cell.col);
	return formatShort(number).includes('×') ? ['e^(', cell, ')'] : ['e^', cell];
}
