import type { Value } from '$engine/trace';
import { label, weightLabel, type Letters } from './label';
import { places, subscript } from './number';

/** The name of one number of a value, `row` and `col` from 0: `z₂`, `w₃`, `∂E/∂W²₁₃`, `E`. */
export function cellLabel(value: Value, row: number, col: number, letters: Letters): string {
	const { rows, cols } = value.tensor;
	if (value.symbol === 'W') return weightLabel(value.layer, [row, col], rows, letters);
	const name = label(value, letters);
	if (rows === 1 && cols === 1) return name;
	if (cols === 1) return name + subscript(row + 1);
	return name + places(row, col);
}
