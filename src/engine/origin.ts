import { perOperand, type Formula, type Operation } from './operation';
import { operations } from './operations';
import { settingOf } from './setting';
import { at, type Tensor } from './tensor';
import type { Cell, Name, OpName, Step, Trace } from './trace';

/** Where one cell came from: the step that made it and the formula that step used. */
export type Origin = Formula & { readonly step: Step };

/** The origin of a cell, or null when its value was given. Evaluating it gives the recorded number exactly. */
export function origin(trace: Trace, cell: Cell): Origin | null {
	if (cell.ref < trace.givens) return null;
	const step = trace.steps[cell.ref - trace.givens];
	return { step, ...formulaOf(trace, step, cell) };
}

function formulaOf<K extends OpName>(trace: Trace, step: Step<K>, { row, col }: Cell): Formula {
	const operation: Operation<K> = operations[step.op];
	const names = perOperand<K, Name>(step.operands, (ref) => trace.values[ref]);
	const tensors = perOperand<K, Tensor>(step.operands, (ref) => trace.values[ref].tensor);
	const setting = settingOf(trace.rules, step.layer);
	return operation.origin(step.operands, row, col, tensors, setting, names);
}

/** The number that an origin gives, from the recorded numbers of its cells, or what `read` makes of them. */
export function evaluate(
	trace: Trace,
	formula: Formula,
	read = (number: number) => number
): number {
	const number = ({ ref, row, col }: Cell) => read(at(trace.values[ref].tensor, row, col));
	if (formula.kind === 'function') return formula.evaluate(...formula.cells.map(number));
	// −0 is the sum of nothing: unlike +0 it leaves even a single −0 as it is.
	return formula.terms.reduce(
		(sum, { coefficient, factors }) =>
			sum + factors.reduce((product, factor) => product * number(factor), coefficient),
		-0
	);
}
