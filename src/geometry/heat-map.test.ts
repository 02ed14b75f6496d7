import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatMapPlan, type Budget, type HeatMapPlan } from './heat-map';

const side = fc.integer({ min: 1, max: 60 });
const budget: fc.Arbitrary<Budget> = fc.record({
	width: fc.integer({ min: 20, max: 1200 }),
	height: fc.integer({ min: 20, max: 600 })
});
/** Any matrix in a form that it may have. */
const matrix = fc.oneof(
	fc.record({ form: fc.constant('heat-map' as const), rows: side, cols: side }),
	fc.record({ form: fc.constant('pictures' as const), rows: side, cols: fc.constant(784) }),
	fc.constantFrom(
		{ form: 'picture' as const, rows: 784, cols: 1 },
		{ form: 'picture' as const, rows: 1, cols: 784 }
	)
);

const size = ({ width, height, cell }: HeatMapPlan) => [width * cell[0], height * cell[1]];

/** The column and the line of a number's pixel. */
function place({ pixel, width }: HeatMapPlan, row: number, col: number): [x: number, y: number] {
	return [pixel(row, col) % width, Math.floor(pixel(row, col) / width)];
}

describe('in any heat map', () => {
	test('every number has a pixel of the canvas to itself', () => {
		fc.assert(
			fc.property(matrix, budget, ({ form, rows, cols }, budget) => {
				const plan = heatMapPlan(rows, cols, form, budget);
				const { width, height } = plan;
				const taken = new Set<number>();
				for (let row = 0; row < rows; row++) {
					for (let col = 0; col < cols; col++) {
						const [x, y] = place(plan, row, col);
						if (!(x >= 0 && x < width && y >= 0 && y < height)) {
							expect.fail(`(${row}, ${col}) lies outside at (${x}, ${y})`);
						}
						taken.add(y * width + x);
						const back = plan.cellAt(x, y);
						if (back?.row !== row || back.col !== col) {
							expect.fail(`(${x}, ${y}) is not traced back to (${row}, ${col})`);
						}
					}
				}
				expect(taken.size).toBe(rows * cols);
			})
		);
	});

	test('cells are at least one pixel of the page, and whole or half ones', () => {
		fc.assert(
			fc.property(matrix, budget, ({ form, rows, cols }, budget) => {
				for (const pixels of heatMapPlan(rows, cols, form, budget).cell) {
					expect(pixels).toBeGreaterThanOrEqual(1);
					expect(Number.isInteger(2 * pixels)).toBe(true);
				}
			})
		);
	});
});

describe('the whole fits its budget', () => {
	test('in cells, wherever there is a pixel for each', () => {
		fc.assert(
			fc.property(side, fc.integer({ min: 2, max: 60 }), budget, (rows, cols, budget) => {
				fc.pre(rows <= budget.height && cols <= budget.width);
				const [width, height] = size(heatMapPlan(rows, cols, 'heat-map', budget));
				expect(width).toBeLessThanOrEqual(budget.width);
				expect(height).toBeLessThanOrEqual(budget.height);
			})
		);
	});

	test('in pictures, wherever any number of them in a line would', () => {
		fc.assert(
			fc.property(side, budget, (rows, budget) => {
				const perLine = Array.from({ length: rows }, (_, k) => k + 1);
				const fits = perLine.some(
					(most) =>
						29 * most - 1 <= budget.width && 29 * Math.ceil(rows / most) - 1 <= budget.height
				);
				fc.pre(fits);
				const [width, height] = size(heatMapPlan(rows, 784, 'pictures', budget));
				expect(width).toBeLessThanOrEqual(budget.width);
				expect(height).toBeLessThanOrEqual(budget.height);
			})
		);
	});

	test('and more room never makes it smaller', () => {
		fc.assert(
			fc.property(matrix, budget, fc.nat(300), fc.nat(300), (matrix, budget, wider, higher) => {
				const { form, rows, cols } = matrix;
				// Where not even the smallest pictures fit, only their proportions are kept.
				const least = heatMapPlan(rows, cols, form, budget);
				const [width, height] = size(least);
				fc.pre(width <= budget.width && height <= budget.height);
				const more = { width: budget.width + wider, height: budget.height + higher };
				const larger = heatMapPlan(rows, cols, form, more);
				expect(larger.cell[0]).toBeGreaterThanOrEqual(least.cell[0]);
				expect(larger.cell[1]).toBeGreaterThanOrEqual(least.cell[1]);
			})
		);
	});
});

describe('a number is found where it belongs', () => {
	const room = { width: 400, height: 200 };

	test('in its row and column, in a plain heat map', () => {
		expect(place(heatMapPlan(30, 10, 'heat-map', room), 7, 3)).toEqual([3, 7]);
	});

	test('in the picture of its row, 28 pixels a line', () => {
		fc.assert(
			fc.property(side, side, fc.nat(783), budget, (rows, seed, pixel, budget) => {
				const row = seed % rows;
				const plan = heatMapPlan(rows, 784, 'pictures', budget);
				const { width } = plan;
				const perLine = (width + 1) / 29;
				const [x, y] = place(plan, row, pixel);
				expect([Math.floor(x / 29), Math.floor(y / 29)]).toEqual([
					row % perLine,
					Math.floor(row / perLine)
				]);
				expect([x % 29, y % 29]).toEqual([pixel % 28, Math.floor(pixel / 28)]);
			})
		);
	});

	test('at the same pixel of its picture, whether the vector stands or lies', () => {
		const standing = heatMapPlan(784, 1, 'picture', room);
		const lying = heatMapPlan(1, 784, 'picture', room);
		for (let k = 0; k < 784; k++) {
			expect(place(standing, k, 0)).toEqual([k % 28, Math.floor(k / 28)]);
			expect(place(lying, 0, k)).toEqual(place(standing, k, 0));
		}
	});
});

describe('pictures are numbered', () => {
	const count = fc.integer({ min: 2, max: 40 });
	const numbered = budget.map((room) => ({ ...room, head: 16, side: 22 }));

	test('above each of them where that makes them little smaller, and every number keeps its pixel', () => {
		fc.assert(
			fc.property(count, fc.boolean(), numbered, (count, standing, room) => {
				const [rows, cols] = standing ? [784, count] : [count, 784];
				const plan = heatMapPlan(rows, cols, 'pictures', room);
				expect(plan.pictures).toBe(count);
				const { head, cell, width } = plan;
				if (head > 0) {
					expect(head * cell[1]).toBeGreaterThanOrEqual(16);
					expect(size(plan)[0]).toBeLessThanOrEqual(room.width);
					expect(size(plan)[1]).toBeLessThanOrEqual(room.height);
				}
				for (let k = 0; k < count; k++) {
					const box = plan.picture(k);
					for (let y = box.top - head; y < box.top; y++) {
						expect(plan.cellAt(box.left + 3, y)).toBeNull();
					}
					for (const place of [0, 27, 28, 400, 783]) {
						const [row, col] = standing ? [place, k] : [k, place];
						const [x, y] = [box.left + (place % 28), box.top + Math.floor(place / 28)];
						expect(plan.pixel(row, col)).toBe(y * width + x);
						expect(plan.cellAt(x, y)).toEqual({ row, col });
						expect(plan.pictureOf(row, col)).toBe(k);
					}
				}
			})
		);
	});

	test('else before every line, where there is room beside them', () => {
		const plan = heatMapPlan(30, 784, 'pictures', { width: 201, height: 178, head: 18, side: 22 });
		expect(plan.head).toBe(0);
		expect(plan.lines).toEqual([0, 5, 10, 15, 20, 25]);
		const tight = heatMapPlan(30, 784, 'pictures', { width: 145, height: 178, head: 18, side: 22 });
		expect([tight.head, tight.lines]).toEqual([0, []]);
	});

	test('with as many in a line in rooms of different sizes, but where more than a number stands above them', () => {
		const room = { height: 178, head: 18, side: 22 };
		for (const width of [167, 213, 303]) {
			const plan = heatMapPlan(30, 784, 'pictures', { ...room, width });
			expect(plan.lines).toEqual([0, 5, 10, 15, 20, 25]);
		}
		const headed = heatMapPlan(30, 784, 'pictures', { ...room, width: 303, heads: true });
		expect(headed.head).toBe(18);
	});
});
