import { at, type Tensor } from '$engine/tensor';
import { label, neuronLabel } from '$notation/label';
import { formatNumber, places } from '$notation/number';
import { isSameNumber } from '$replay/same-number';
import type { Named } from './named';
import type { AttemptBlock, Compared } from './page';

/** So many numbers are listed. */
const MOST_LISTED = 6;

/** A product that went through, beside the value that it should have been. */
export function compare(
	made: { readonly name: string; readonly tensor: Tensor },
	named: Named
): Pick<AttemptBlock, 'beside' | 'verdict'> {
	const { value, letters } = named;
	const { rows, cols } = value.tensor;
	const name = label(value, letters);
	if (made.tensor.rows !== rows || made.tensor.cols !== cols) {
		const shape = `${made.tensor.rows} × ${made.tensor.cols}`;
		return {
			beside: null,
			verdict: `NumPy reports nothing. The result is ${shape}, but ${name} is ${rows} × ${cols}.`
		};
	}
	const all = Array.from({ length: rows * cols }, (_, k) =>
		numberBeside(made.tensor, named, Math.floor(k / cols), k % cols)
	);
	const numbers = all.slice(0, MOST_LISTED);
	const more = all.length > numbers.length ? `… and ${all.length - numbers.length} more. ` : '';
	return {
		beside: { wrong: made.name, right: name, numbers },
		verdict: `${more}${wrongOf(all)} NumPy reports nothing.`
	};
}

function numberBeside(made: Tensor, { value, letters }: Named, row: number, col: number): Compared {
	const [wrong, right] = [made, value.tensor].map((tensor) => at(tensor, row, col));
	const isColumn = value.tensor.cols === 1;
	return {
		place: isColumn ? neuronLabel(value.layer, row, letters) : places(row, col),
		wrong: formatNumber(wrong),
		right: formatNumber(right),
		cell: { id: value.id, row, col, number: right },
		same: isSameNumber(wrong, right)
	};
}

function wrongOf(all: readonly Compared[]): string {
	const wrong = all.filter(({ same }) => !same).length;
	if (wrong === all.length) return `All ${wrong} are wrong.`;
	return `${wrong} of ${all.length} are wrong.`;
}
