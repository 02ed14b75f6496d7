// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatMapPlan, type HeatMapPlan } from '$geometry/heat-map';
import { cellByKey } from './cell-keys';

const opposite = {
	ArrowLeft: 'ArrowRight',
	ArrowRight: 'ArrowLeft',
	ArrowUp: 'ArrowDown',
	ArrowDown: 'ArrowUp'
} as const;
type Arrow = keyof typeof opposite;

interface Cell {
	readonly row: number;
	readonly col: number;
}

const press = (plan: HeatMapPlan, key: string, from: Cell, init: KeyboardEventInit = {}) =>
	cellByKey(new KeyboardEvent('keydown', { key, ...init }), plan, from);

describe('on a matrix of coloured cells', () => {
	const plan = heatMapPlan(3, 4, 'heat-map', { width: 200, height: 100 });

	test('the arrows go to the neighbour', () => {
		const from = { row: 1, col: 1 };
		expect(press(plan, 'ArrowLeft', from)).toEqual({ row: 1, col: 0 });
		expect(press(plan, 'ArrowRight', from)).toEqual({ row: 1, col: 2 });
		expect(press(plan, 'ArrowUp', from)).toEqual({ row: 0, col: 1 });
		expect(press(plan, 'ArrowDown', from)).toEqual({ row: 2, col: 1 });
	});

	test('they stop at the edge', () => {
		expect(press(plan, 'ArrowLeft', { row: 1, col: 0 })).toEqual({ row: 1, col: 0 });
		expect(press(plan, 'ArrowRight', { row: 1, col: 3 })).toEqual({ row: 1, col: 3 });
		expect(press(plan, 'ArrowUp', { row: 0, col: 2 })).toEqual({ row: 0, col: 2 });
		expect(press(plan, 'ArrowDown', { row: 2, col: 2 })).toEqual({ row: 2, col: 2 });
	});

	test('other keys, and arrows with Ctrl, Alt or ⌘, are not theirs', () => {
		for (const key of ['Enter', ' ', 'Home', 'a']) {
			expect(press(plan, key, { row: 0, col: 0 })).toBeNull();
		}
		for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
			expect(press(plan, 'ArrowRight', { row: 0, col: 0 }, { [held]: true })).toBeNull();
		}
	});
});

describe('on rows as pictures, three of them in two lines', () => {
	const plan = heatMapPlan(3, 784, 'pictures', { width: 300, height: 300 });
	/** A pixel of a picture, by its line and its column. */
	const pixel = (picture: number, y: number, x: number) => ({ row: picture, col: 28 * y + x });

	test('the arrows cross the gap to the next picture, and back', () => {
		expect(press(plan, 'ArrowRight', pixel(0, 5, 27))).toEqual(pixel(1, 5, 0));
		expect(press(plan, 'ArrowLeft', pixel(1, 5, 0))).toEqual(pixel(0, 5, 27));
		expect(press(plan, 'ArrowDown', pixel(0, 27, 9))).toEqual(pixel(2, 0, 9));
		expect(press(plan, 'ArrowUp', pixel(2, 0, 9))).toEqual(pixel(0, 27, 9));
	});

	test('they stay where no picture follows', () => {
		expect(press(plan, 'ArrowRight', pixel(2, 3, 27))).toEqual(pixel(2, 3, 27));
		expect(press(plan, 'ArrowDown', pixel(1, 27, 4))).toEqual(pixel(1, 27, 4));
		expect(press(plan, 'ArrowLeft', pixel(2, 3, 0))).toEqual(pixel(2, 3, 0));
	});
});

test('a digit is one picture, whichever way its numbers lie', () => {
	const budget = { width: 200, height: 200 };
	const standing = heatMapPlan(784, 1, 'picture', budget);
	expect(press(standing, 'ArrowDown', { row: 30, col: 0 })).toEqual({ row: 58, col: 0 });
	const lying = heatMapPlan(1, 784, 'picture', budget);
	expect(press(lying, 'ArrowLeft', { row: 0, col: 30 })).toEqual({ row: 0, col: 29 });
	expect(press(lying, 'ArrowLeft', { row: 0, col: 28 })).toEqual({ row: 0, col: 28 });
});

test('any walk stays inside, and every move can be taken back', () => {
	const side = fc.integer({ min: 1, max: 12 });
	const matrix = fc.oneof(
		fc.record({ form: fc.constant('heat-map' as const), rows: side, cols: side }),
		fc.record({ form: fc.constant('pictures' as const), rows: side, cols: fc.constant(784) })
	);
	const budget = fc.record({
		width: fc.integer({ min: 30, max: 500 }),
		height: fc.integer({ min: 30, max: 500 })
	});
	const walk = fc.array(fc.constantFrom(...(Object.keys(opposite) as Arrow[])), { size: 'large' });
	fc.assert(
		fc.property(
			matrix,
			budget,
			walk,
			fc.nat(),
			fc.nat(),
			({ rows, cols, form }, budget, walk, r, c) => {
				const plan = heatMapPlan(rows, cols, form, budget);
				let at: Cell = { row: r % rows, col: c % cols };
				for (const arrow of walk) {
					const to = press(plan, arrow, at)!;
					expect(to.row >= 0 && to.row < rows && to.col >= 0 && to.col < cols).toBe(true);
					const moved = to.row !== at.row || to.col !== at.col;
					if (moved) expect(press(plan, opposite[arrow], to)).toEqual(at);
					at = to;
				}
			}
		)
	);
});
