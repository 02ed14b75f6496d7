import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatMapPlan } from './heat-map';
import { neighbourhood } from './neighbourhood';

const room = { width: 400, height: 200, head: 16 };
const pixel = (row: number, y: number, x: number) => ({ row, col: 28 * y + x });

test('in a matrix the neighbours are those of its rows and columns', () => {
	const plan = heatMapPlan(10, 30, 'heat-map', room);
	const { lines, columns, cells } = neighbourhood(plan, { row: 4, col: 12 });
	expect(lines).toEqual([3, 4, 5, 6, 7]);
	expect(columns).toEqual([11, 12, 13, 14, 15]);
	expect(cells[2][2]).toEqual({ row: 4, col: 12 });
	expect(cells[0][4]).toEqual({ row: 2, col: 14 });
});

test('of a column, they are above and below', () => {
	const plan = heatMapPlan(30, 1, 'heat-map', room);
	const { lines, columns } = neighbourhood(plan, { row: 29, col: 0 });
	expect(lines).toEqual([26, 27, 28, 29, 30]);
	expect(columns).toEqual([1]);
});

test('in a picture they are pixels of the same picture, lines apart in the row that it is', () => {
	const plan = heatMapPlan(30, 784, 'pictures', room);
	const { lines, columns, cells } = neighbourhood(plan, pixel(7, 0, 27));
	expect(lines).toEqual([1, 2, 3, 4, 5]);
	expect(columns).toEqual([24, 25, 26, 27, 28]);
	expect(cells[0][4]).toEqual(pixel(7, 0, 27));
	expect(cells[4][0]).toEqual(pixel(7, 4, 23));
});

test('a cell is always among its neighbours, which are all different', () => {
	const size = fc.integer({ min: 1, max: 40 });
	const matrix = fc.oneof(
		fc.record({ form: fc.constant('heat-map' as const), rows: size, cols: size }),
		fc.record({ form: fc.constant('pictures' as const), rows: size, cols: fc.constant(784) }),
		fc.record({ form: fc.constant('pictures' as const), rows: fc.constant(784), cols: size })
	);
	fc.assert(
		fc.property(matrix, fc.nat(), fc.nat(), ({ form, rows, cols }, r, c) => {
			const cell = { row: r % rows, col: c % cols };
			const { cells, lines, columns } = neighbourhood(heatMapPlan(rows, cols, form, room), cell);
			const all = cells.flat();
			expect(all).toContainEqual(cell);
			expect(new Set(all.map(({ row, col }) => `${row} ${col}`)).size).toBe(all.length);
			expect(all.length).toBe(lines.length * columns.length);
		})
	);
});
