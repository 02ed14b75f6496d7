import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { at } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { cellOf, homeOf, samePlace } from './place';

const pass = learningStep(worked.network, worked.sample, { toInput: true });

test('a place is found by its id, and nowhere else', () => {
	expect(cellOf(pass, { id: 't', row: 1, col: 0 })).toEqual({ ref: 1, row: 1, col: 0 });
	expect(cellOf(pass, { id: 'b1', row: 0, col: 0 })).toBeNull();
	expect(cellOf(pass, { id: 'W1', row: 2, col: 0 })).toBeNull();
	expect(cellOf(pass, { id: 'W1', row: 0, col: -1 })).toBeNull();
});

test('every number is the number at its home, and a home is at home', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample }) => {
			const trace = learningStep(network, sample, { toInput: true });
			for (const value of trace.values) {
				for (let row = 0; row < value.tensor.rows; row++) {
					for (let col = 0; col < value.tensor.cols; col++) {
						const home = homeOf({ id: value.id, row, col });
						const cell = cellOf(trace, home)!;
						const owner = trace.values[cell.ref];
						expect(at(owner.tensor, cell.row, cell.col)).toBe(at(value.tensor, row, col));
						expect(homeOf({ id: owner.id, row: cell.row, col: cell.col })).toEqual(home);
					}
				}
			}
		}),
		{ numRuns: 30 }
	);
});

test('a cell of the transpose is at home in the matrix, turned', () => {
	expect(homeOf({ id: 'W1_T', row: 2, col: 0 })).toEqual({ id: 'W1', row: 0, col: 2 });
	expect(samePlace({ id: 'W1', row: 0, col: 2 }, homeOf({ id: 'W1', row: 0, col: 2 }))).toBe(true);
});
