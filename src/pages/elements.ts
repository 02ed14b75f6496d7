import type { Cell } from '$engine/trace';
import { derivation, SHORT_SUM } from '$notation/derivation';
import { shownLabel } from '$notation/label';
import { roleOf } from '$notation/role';
import { shownValues, type ShownValue } from '$notation/shown-values';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import { lineOf, operand } from './lines';
import { madeIn, stepThatMakes } from './made';
import type { Named } from './named';
import type { ElementsBlock, Letters, Line } from './page';

/** As many numbers of a result are written out, each with its line. */
const MOST_LINES = 12;

/** The element-wise form of the step that makes a value. Fails where it would be too long to be read. */
export function elements(named: Named, addresses: Addresses, fail: Fail): ElementsBlock {
	const { trace, letters, ref, value, network } = named;
	const { rows, cols } = value.tensor;
	const step = stepThatMakes(named, fail);
	if (rows * cols > MOST_LINES) return fail(`${value.id} of ${network} is too large to write out`);
	const lineAt = (row: number, col: number) => {
		const line = derivation(trace, { ref, row, col }, letters, { shown: SHORT_SUM })!;
		if (line.rest) return fail(`the sums of ${value.id} of ${network} are too long to write out`);
		return lineOf(trace, { ref, row, col }, line, letters);
	};
	const shown = shownValues(trace, step, letters.lettering);
	return {
		kind: 'elements',
		...madeIn(named, addresses, fail),
		matrices: resultFirst(shown).map((matrix) => matrixOfNames(named, matrix)),
		closing: shown.at(-1)!.signs.slice(0, -1),
		rows: grid<Line>(rows, cols, lineAt)
	};
}

/** `z = W h` for `W h = z`. */
function resultFirst(shown: readonly ShownValue[]): ShownValue[] {
	const [result] = shown.slice(-1);
	const [first, ...others] = shown.slice(0, -1);
	return [{ ...result, signs: [] }, { ...first, signs: ['=', ...first.signs] }, ...others];
}

function matrixOfNames({ trace, letters }: Named, shown: ShownValue): Letters {
	const { value, tensor, turned, signs, ref } = shown;
	const cellAt = (row: number, col: number): Cell =>
		turned ? { ref, row: col, col: row } : { ref, row, col };
	return {
		signs,
		id: value.id,
		role: roleOf(value.symbol),
		name: shownLabel(value, turned, letters),
		rows: grid(tensor.rows, tensor.cols, (row, col) => operand(trace, cellAt(row, col), letters))
	};
}

function grid<T>(rows: number, cols: number, at: (row: number, col: number) => T): T[][] {
	return Array.from({ length: rows }, (_, row) =>
		Array.from({ length: cols }, (_, col) => at(row, col))
	);
}
