import { sumOf, type Operation, type PerOperand, type Setting } from '../operation';
import { tensor } from '../tensor';
import type { Name, Operands, OpName, Ref } from '../trace';

/** c u + d v, cell by cell, of two operands: what such an operation computes, and where its cells come from. */
export function combination<K extends OpName>(
	operands: readonly [u: keyof Operands[K], v: keyof Operands[K]],
	coefficients: (setting: Setting, names: PerOperand<K, Name>) => readonly number[]
): Pick<Operation<K>, 'arithmetic' | 'origin'> {
	return {
		arithmetic(x, setting, names) {
			const [u, v] = operands.map((name) => x[name]);
			const [c, d] = coefficients(setting, names);
			const sums = u.data.map((number, k) => c * number + d * v.data[k]);
			return tensor(u.rows, u.cols, sums);
		},
		origin(refs, row, col, _x, setting, names) {
			return sumOf(
				coefficients(setting, names).map((coefficient, k) => ({
					coefficient,
					factors: [{ ref: refs[operands[k]] as Ref, row, col }]
				}))
			);
		}
	};
}
