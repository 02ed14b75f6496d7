import { describe, expect, test } from 'vitest';
import {
	at,
	column,
	firstNotFinite,
	fromRows,
	rowMajor,
	tensor,
	toRows,
	transposed
} from './tensor';

describe('tensor', () => {
	test('tensor(rows, cols) is all zeros', () => {
		expect(toRows(tensor(2, 3))).toEqual([
			[0, 0, 0],
			[0, 0, 0]
		]);
	});

	test('tensor(rows, cols, data) looks at data itself, row by row', () => {
		const data = Float64Array.of(1, 2, 3, 4, 5, 6);
		const matrix = tensor(2, 3, data);
		expect(matrix.data).toBe(data);
		expect(at(matrix, 1, 0)).toBe(4);
	});

	test('tensor refuses data of another size', () => {
		expect(() => tensor(2, 3, new Float64Array(5))).toThrow(
			new RangeError('2×3 needs 6 numbers, not 5')
		);
	});
});

test('column(numbers) is a copy, n × 1', () => {
	const numbers = Float64Array.of(1, 2);
	const vector = column(numbers);
	numbers[0] = 9;
	expect([vector.rows, vector.cols]).toEqual([2, 1]);
	expect(toRows(vector)).toEqual([[1], [2]]);
});

describe('fromRows', () => {
	test('fromRows(rows) and toRows(tensor) undo each other', () => {
		const rows = [
			[1, -0, 5e-324],
			[1e308, 0.1, 3]
		];
		expect(toRows(fromRows(rows))).toEqual(rows);
	});

	test('fromRows refuses a ragged list, also when the total would fit', () => {
		const message = 'a row of 1 numbers stands below one of 2';
		expect(() => fromRows([[1, 2], [3]])).toThrow(new RangeError(message));
		expect(() => fromRows([[1, 2], [3], [4, 5, 6]])).toThrow(new RangeError(message));
	});

	test('fromRows([]) is 0 × 0', () => {
		expect(toRows(fromRows([]))).toEqual([]);
	});
});

describe('transposed', () => {
	const W = fromRows([
		[0.1, 0.3, 0.5],
		[0.2, 0.4, 0.6]
	]);

	test("transposed(W) shares W's numbers", () => {
		expect(transposed(W).data).toBe(W.data);
	});

	test('transposed(W) has W[j][k] at (k, j)', () => {
		expect(toRows(transposed(W))).toEqual([
			[0.1, 0.2],
			[0.3, 0.4],
			[0.5, 0.6]
		]);
	});

	test('transposed(transposed(W)) is W', () => {
		expect(transposed(transposed(W))).toEqual(W);
	});
});

describe('rowMajor', () => {
	test('rowMajor is the memory itself when the numbers lie in order', () => {
		const matrix = tensor(2, 3);
		const row = tensor(1, 3);
		expect(rowMajor(matrix)).toBe(matrix.data);
		expect(rowMajor(transposed(row))).toBe(row.data);
		expect(rowMajor(transposed(transposed(row)))).toBe(row.data);
		const vector = column([1, 2, 3]);
		expect(rowMajor(transposed(vector))).toBe(vector.data);
	});

	test('rowMajor puts the numbers of a transpose in order, in a copy', () => {
		const matrix = fromRows([
			[1, 2, 3],
			[4, 5, 6]
		]);
		expect([...rowMajor(transposed(matrix))]).toEqual([1, 4, 2, 5, 3, 6]);
		expect([...matrix.data]).toEqual([1, 2, 3, 4, 5, 6]);
	});

	test('rowMajor leaves out what a window does not show', () => {
		const window = { rows: 2, cols: 1, data: Float64Array.of(1, 2, 3), strides: [1, 1] } as const;
		expect([...rowMajor(window)]).toEqual([1, 2]);
	});
});

describe('firstNotFinite', () => {
	test('firstNotFinite is null when all numbers are finite', () => {
		expect(firstNotFinite(column([1e308, -0, 5e-324]))).toBeNull();
	});

	test('firstNotFinite finds NaN and both infinities, row by row', () => {
		const matrix = fromRows([
			[1, 2, 3],
			[4, NaN, Infinity]
		]);
		expect(firstNotFinite(matrix)).toEqual({ row: 1, col: 1 });
		expect(firstNotFinite(transposed(matrix))).toEqual({ row: 1, col: 1 });
		expect(firstNotFinite(column([0, 0, -Infinity]))).toEqual({ row: 2, col: 0 });
	});
});
