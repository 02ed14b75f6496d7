import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { origin } from '$engine/origin';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Cell, Ref, Trace } from '$engine/trace';
import { afterStep, isMade, stepOf, type Moment } from './moment';
import { termAt } from './term-at';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const cell = (id: string, row: number, col = 0): Cell => ({
	ref: pass.values.findIndex((value) => value.id === id) as Ref,
	row,
	col
});
const rowOf = (step: number, row: number): Moment => ({ grain: 'row', step, row, term: 0 });

test('a weight has its turn in the term of its own row', () => {
	expect(termAt(pass, afterStep(1), cell('W1', 1, 2))).toEqual({
		grain: 'term',
		step: 1,
		row: 1,
		term: 2
	});
});

test('an input has its turn in the row at hand', () => {
	expect(termAt(pass, rowOf(1, 1), cell('a0', 2))).toMatchObject({ row: 1, term: 2 });
	expect(termAt(pass, rowOf(1, 0), cell('a0', 2))).toMatchObject({ row: 0, term: 2 });
});

test('a number of a matrix that the step makes is a term itself', () => {
	const outer = pass.steps.findIndex(({ op }) => op === 'outer') + 1;
	expect(termAt(pass, afterStep(outer), cell('dE_dW1', 1, 2))).toMatchObject({ row: 1, term: 2 });
});

test('what the step has no use for has none, nor has a row that is made at once', () => {
	expect(termAt(pass, afterStep(1), cell('t', 0))).toBeNull();
	expect(termAt(pass, afterStep(2), cell('z1', 0))).toBeNull();
	expect(termAt(pass, afterStep(0), cell('W1', 0))).toBeNull();
});

test('the term reads the cell, or has just made it', () => {
	const cells = ({ values }: Trace) =>
		values.flatMap(({ tensor: { rows, cols } }, ref) =>
			Array.from({ length: rows * cols }, (_, k): Cell => ({
				ref: ref as Ref,
				row: Math.floor(k / cols),
				col: k % cols
			}))
		);
	fc.assert(
		fc.property(anyPass(), fc.nat(), ({ network, sample, toInput }, at) => {
			const trace = learningStep(network, sample, { toInput });
			const moment = afterStep(1 + (at % trace.steps.length));
			for (const cell of cells(trace)) {
				const found = termAt(trace, moment, cell);
				if (!found) continue;
				const step = stepOf(trace, found)!;
				if (cell.ref === step.result) {
					expect(isMade(trace, found, cell)).toBe(true);
					continue;
				}
				const { cols } = trace.values[step.result].tensor;
				const made = origin(trace, {
					ref: step.result,
					row: found.row,
					col: cols > 1 ? found.term : 0
				})!;
				if (made.kind !== 'sum') throw new Error('what has terms is a sum');
				const read = cols > 1 ? made.terms : [made.terms[found.term]];
				expect(read.flatMap(({ factors }) => factors)).toContainEqual(cell);
			}
		})
	);
});
