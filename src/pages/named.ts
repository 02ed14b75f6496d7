import type { Cell, Ref, Value } from '$engine/trace';
import { cellOf } from '$replay/place';
import { builtInPass } from '$state/built-in-pass';
import type { Pass } from '$state/pass-of';
import { builtIn, type NetworkId } from '$state/networks';
import type { Fail } from './content-error';

/** A value that a page names, with the pass that it belongs to. */
export interface Named extends Pass {
	readonly network: NetworkId;
	readonly ref: Ref;
	readonly value: Value;
}

/** The built-in network of a name. */
export function networkNamed(name: string, fail: Fail): NetworkId {
	if (Object.hasOwn(builtIn, name)) return name as NetworkId;
	return fail(`there is no network ${name}, but ${Object.keys(builtIn).join(', ')}`);
}

/** The value of a network's pass that has this id. */
export function valueNamed(network: NetworkId, id: string, fail: Fail): Named {
	const pass = builtInPass(network);
	const ref = pass.trace.values.findIndex((value) => value.id === id);
	if (ref < 0) return fail(`there is no value ${id} in ${network}`);
	return { ...pass, network, ref: ref as Ref, value: pass.trace.values[ref] };
}

/** The number of a value in a row and a column, both from 0. */
export function cellNamed({ trace, value }: Named, row: number, col: number, fail: Fail): Cell {
	const cell = cellOf(trace, { id: value.id, row, col });
	if (cell) return cell;
	const { rows, cols } = value.tensor;
	return fail(`${value.id} is ${rows}×${cols}: it has no [${row}][${col}], counted from 0`);
}
