import type { ValueSymbol } from '$engine/trace';

/** The colour groups of the page: the same in equation, matrix and network. */
export type Role = 'weight' | 'activation' | 'error' | 'target' | 'plain';

/** The role of a value. */
export function roleOf(symbol: ValueSymbol): Role {
	switch (symbol) {
		case 'W':
		case 'b':
		case 'W_T':
		case 'W_new':
		case 'b_new':
			return 'weight';
		case 'a':
			return 'activation';
		case 't':
			return 'target';
		case 'z':
		case 'sigmaPrime':
			return 'plain';
		// E and all that is its derivative.
		default:
			return 'error';
	}
}
