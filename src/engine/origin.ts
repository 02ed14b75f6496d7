import type { Formula, Operation, Tensors } from './operation';
import { operations } from './operations';
import { settingOf } from './setting';
import { at } from './tensor';
import type { Cell, OpName, Step, Trace } from './trace';

/** Where one cell came from: the step that made it and the formula that step used. */
export type Origin = Formula & { readonly step: Step };

/** The origin of a cell, or null when its value was given. Evaluating it gives the recorded number exactly. */
export function origin(trace: Trace, cell: Cell): Origin | null {
	if (cell.ref < trace.givens) return null;
	const step = trace.steps[cell.ref - trace.givens];
	return { step, ...formulaOf(trace, step, cell) };
}

function formulaOf<K extends OpName>(
	trace: Trace,
	step: Extract<Step, { op: K }>,
	{ row, col }: Cell
): Formula {
	// The cast gives back what the union over the op names forgets: this step's own operation.
	const operation = operations[step.op] as unknown as Operation<K>;
	const refs = step.operands as never;
	const tensors = Object.fromEntries(
		Object.entries(step.operands).map(([name, ref]) => [name, trace.values[ref].tensor])
	) as Tensors<K>;
	return operation.origin(refs, row, col, tensors, settingOf(trace.rules, step.layer));
}

/** The number that an origin gives, from the recorded numbers of its cells. */
export function evaluate(trace: Trace, formula: Formula): number {
	const number = ({ ref, row, col }: Cell) => at(trace.values[ref].tensor, row, col);
	if (formula.kind === 'function') return formula.evaluate(...formula.cells.map(number));
	// −0 is the sum of nothing: unlike +0 it leaves even a single −0 as it is.
	return formula.terms.reduce(
		(sum, { coefficient, factors }) =>
			sum + factors.reduce((product, factor) => product * number(factor), coefficient),
		-0
	);
}
