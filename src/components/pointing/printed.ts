import { at } from '$engine/tensor';
import type { Value } from '$engine/trace';
import type { Place } from '$replay/place';

/** The attributes of a printed number, so that anyone can check the screen against a trace: ids and places as in documents, the value in full. */
export function printed({ id, tensor }: Value, row: number, col: number) {
	return printedAs({ id, row, col, number: at(tensor, row, col) });
}

/** The same of a number that comes without its value. */
export function printedAs({ id, row, col, number }: Place & { readonly number: number }) {
	return {
		'data-ref': id,
		'data-row': row,
		'data-col': col,
		// Adding 0 writes −0 as documents do: 0.
		'data-value': String(number + 0)
	};
}
