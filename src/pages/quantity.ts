import { at } from '$engine/tensor';
import { formatShort } from '$notation/number';
import { roleOf, type Role } from '$notation/role';
import { builtInPass } from '$state/built-in-pass';
import type { NetworkId } from '$state/networks';
import type { Fail } from './content-error';
import { cellNamed, networkNamed, valueNamed } from './named';

/** A number of a pass, as a page prints it. */
export interface PassNumber {
	readonly network: NetworkId;
	readonly id: string;
	readonly row: number;
	readonly col: number;
	readonly number: number;
	readonly role: Role;
}

/** What a `{{…}}` of a page stands for: the words of it, and the number of a pass when it is one. */
export interface Quantity {
	readonly text: string;
	readonly of: PassNumber | null;
}

const GRAMMAR =
	/^(?:(?<network>[\d-]+):)?(?:(?<alpha>alpha)|shape (?<shaped>\w+)|(?<id>\w+)(?:\[(?<row>\d+)\])?(?:\[(?<col>\d+)\])?)$/;

/** Reads what stands in double braces: `z1[0]`, `3-3-2:W1[1][0]`, `E`, `shape W1`, `alpha`. */
export function readQuantity(written: string, network: NetworkId, fail: Fail): Quantity {
	const groups = GRAMMAR.exec(written.trim())?.groups;
	if (!groups) return fail(`{{${written}}} is neither a number of a value nor a shape`);
	const where = groups.network === undefined ? network : networkNamed(groups.network, fail);
	if (groups.alpha) {
		return { text: formatShort(builtInPass(where).trace.rules.learningRate), of: null };
	}
	if (groups.shaped) {
		const { rows, cols } = valueNamed(where, groups.shaped, fail).value.tensor;
		return { text: `${rows}×${cols}`, of: null };
	}
	return numberOf(where, groups, written, fail);
}

function numberOf(
	network: NetworkId,
	{ id, row, col }: Record<string, string | undefined>,
	written: string,
	fail: Fail
): Quantity {
	const named = valueNamed(network, id!, fail);
	const { rows, cols } = named.value.tensor;
	if ((row === undefined && rows > 1) || (col === undefined && cols > 1)) {
		return fail(`${id} is ${rows}×${cols}: {{${written}}} does not say which number of it`);
	}
	const place = cellNamed(named, Number(row ?? 0), Number(col ?? 0), fail);
	const number = at(named.value.tensor, place.row, place.col);
	return {
		text: formatShort(number),
		of: {
			network,
			id: id!,
			row: place.row,
			col: place.col,
			number,
			role: roleOf(named.value.symbol)
		}
	};
}
