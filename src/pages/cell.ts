import { derivation, SHORT_SUM } from '$notation/derivation';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import { stepFormula } from './formula-html';
import { lineOf } from './lines';
import { madeIn, stepThatMakes } from './made';
import { cellNamed, type Named } from './named';
import type { CellBlock } from './page';
import { withPowers } from './with-powers';

/** Where one number of a value came from. */
export function cell(
	named: Named,
	[row, col]: readonly [row: number, col: number],
	addresses: Addresses,
	fail: Fail
): CellBlock {
	const { trace, letters } = named;
	const step = stepThatMakes(named, fail);
	const made = cellNamed(named, row, col, fail);
	const line = derivation(trace, made, letters, { shown: SHORT_SUM })!;
	return {
		kind: 'cell',
		...madeIn(named, addresses, fail),
		formula: stepFormula(named, step),
		line: withPowers(lineOf(trace, made, line, letters)),
		rest: line.rest
	};
}
