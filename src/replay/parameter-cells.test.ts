import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { parameterCells } from './parameter-cells';

const trace = learningStep(worked.network, worked.sample);
const named = (id: string, row: number, col: number) => {
	const cells = parameterCells(trace, { id, row, col });
	return (
		cells &&
		[cells.gradient, cells.updated].map(
			(cell) => cell && [trace.values[cell.ref].id, cell.row, cell.col]
		)
	);
};

test('a weight has its gradient and its update in the same place', () => {
	expect(named('W1', 1, 2)).toEqual([
		['dE_dW1', 1, 2],
		['W1_new', 1, 2]
	]);
});

test('what is no parameter has neither', () => {
	for (const id of ['a0', 'z1', 'E', 'W1_T', 'nothing']) expect(named(id, 0, 0)).toBeNull();
});
