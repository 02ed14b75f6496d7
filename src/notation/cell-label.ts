import type { Value } from '$engine/trace';
import { label, weightLabel, type Letters } from './label';
import { places, subscript } from './number';

/** The name of one number of a value, `row` and `col` from 0: `z₂`, `w₃`, `∂E/∂w²₁₃`, `E`. */
export function cellLabel(value: Value, row: number, col: number, letters: Letters): string {
	const { rows, cols } = value.tensor;
	const weight = () => weightLabel(value.layer, [row, col], rows, letters);
	switch (value.symbol) {
		case 'W':
			return weight();
		case 'W_T':
			return weightLabel(value.layer, [col, row], cols, letters);
		case 'W_new':
			return `new ${weight()}`;
		case 'dE_dW':
			return `∂E/∂${weight()}`;
		case 'dE_dW_rest':
			return `Σ∂E/∂${weight()}`;
		case 'dE_dW_mean':
			return `∂Ē/∂${weight()}`;
	}
	const name = label(value, letters);
	if (rows === 1 && cols === 1) return name;
	return name + (cols === 1 ? subscript(row + 1) : places(row, col));
}
