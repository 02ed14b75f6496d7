import { DocumentError, wrongValue } from './document-error';
import { grouped } from './found';

/** One item in words, several, and what decides their number: `['row', 'rows', 'one per neuron of layer 1']`. */
export type Items = readonly [one: string, several: string, why: string];

/** `value` as a list of `length` items. Throws a DocumentError when it is none, or not as long. */
export function listOf(value: unknown, path: string, length: number, items: Items): unknown[] {
	const expected = `${grouped(length)} ${length === 1 ? items[0] : items[1]}, ${items[2]}`;
	if (!Array.isArray(value)) throw wrongValue(path, `must be a list of ${expected}`, value);
	if (value.length === length) return value;
	throw new DocumentError(`${path} must have ${expected}, but has ${grouped(value.length)}`);
}

/**
 * Copies `list` into `to`, from `offset` on. Throws a DocumentError at the first that is not a finite
 * number. (A schema run for each of a million numbers would take a second.)
 */
export function copyNumbers(list: readonly unknown[], path: string, to: Float64Array, offset = 0) {
	for (let k = 0; k < list.length; k++) {
		const number = list[k];
		if (typeof number !== 'number' || !Number.isFinite(number)) {
			throw wrongValue(`${path}[${k}]`, 'must be a finite number', number);
		}
		to[offset + k] = number;
	}
}
