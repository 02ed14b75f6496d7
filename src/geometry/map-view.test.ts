import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatMapPlan, type HeatMapPlan } from './heat-map';
import {
	cellIn,
	isReadable,
	notches,
	panned,
	placed,
	seenBox,
	showing,
	WHOLE,
	zoomed,
	type MapView
} from './map-view';

const REM = 16;
const side = fc.integer({ min: 1, max: 40 });
const matrix = fc.oneof(
	fc.record({ form: fc.constant('heat-map' as const), rows: side, cols: side }),
	fc.record({ form: fc.constant('pictures' as const), rows: side, cols: fc.constant(784) }),
	fc.record({ form: fc.constant('pictures' as const), rows: fc.constant(784), cols: side }),
	fc.constant({ form: 'picture' as const, rows: 784, cols: 1 })
);
const budget = fc.record({
	width: fc.integer({ min: 60, max: 900 }),
	height: fc.integer({ min: 60, max: 500 }),
	head: fc.constantFrom(0, 16)
});
const plan = fc.tuple(matrix, budget).map(([{ form, rows, cols }, budget]) => ({
	rows,
	cols,
	plan: heatMapPlan(rows, cols, form, budget)
}));
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
/** Any way of looking at a map: turns of the wheel at places of the frame, and pulls. */
const walk = fc.array(
	fc.record({
		by: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
		x: fraction,
		y: fraction,
		right: fc.integer({ min: -300, max: 300 }),
		down: fc.integer({ min: -300, max: 300 })
	}),
	{ maxLength: 6 }
);

const size = ({ width, height, cell }: HeatMapPlan) => [width * cell[0], height * cell[1]] as const;

function viewAfter(plan: HeatMapPlan, moves: readonly Record<string, number>[]): MapView {
	const [width, height] = size(plan);
	return moves.reduce<MapView>((view, { by, x, y, right, down }) => {
		const nearer = zoomed(plan, view, REM, { by, x: x * width, y: y * height });
		return panned(plan, nearer, REM, [right, down]);
	}, WHOLE);
}

/** The cell under a point of the frame, as a pointer finds it. */
function cellUnder(plan: HeatMapPlan, view: MapView, x: number, y: number) {
	const [across, down] = cellIn(plan, view, REM);
	return plan.cellAt(Math.floor(view.left + x / across), Math.floor(view.top + y / down));
}

describe('however a map is looked at', () => {
	test('under the middle of a cell is that cell', () => {
		fc.assert(
			fc.property(plan, walk, fraction, fraction, ({ plan, rows, cols }, moves, r, c) => {
				const view = viewAfter(plan, moves);
				const cell = { row: Math.floor(r * (rows - 1)), col: Math.floor(c * (cols - 1)) };
				const k = plan.pixel(cell.row, cell.col);
				const [x, y] = [k % plan.width, Math.floor(k / plan.width)];
				const { left, top, width, height } = placed(plan, view, REM, {
					left: x,
					top: y,
					width: 1,
					height: 1
				});
				expect(cellUnder(plan, view, left + width / 2, top + height / 2)).toEqual(cell);
			})
		);
	});

	test('nothing beyond the map is seen', () => {
		fc.assert(
			fc.property(plan, walk, ({ plan }, moves) => {
				const view = viewAfter(plan, moves);
				const all = { left: 0, top: 0, width: plan.width, height: plan.height };
				const { left, top, width, height } = placed(plan, view, REM, all);
				const [across, down] = size(plan);
				expect(left).toBeLessThanOrEqual(1e-6);
				expect(top).toBeLessThanOrEqual(1e-6);
				expect(left + width).toBeGreaterThanOrEqual(across - 1e-6);
				expect(top + height).toBeGreaterThanOrEqual(down - 1e-6);
				const seen = seenBox(plan, view, REM);
				expect(seen.left >= 0 && seen.top >= 0).toBe(true);
				expect(seen.left + seen.width).toBeLessThanOrEqual(plan.width);
				expect(seen.top + seen.height).toBeLessThanOrEqual(plan.height);
			})
		);
	});

	test('a pixel that is to be seen is seen whole, wherever there is room for one', () => {
		fc.assert(
			fc.property(plan, walk, fraction, fraction, ({ plan }, moves, r, c) => {
				const [x, y] = [Math.floor(r * (plan.width - 1)), Math.floor(c * (plan.height - 1))];
				const view = showing(plan, viewAfter(plan, moves), REM, [x, y]);
				const [across, down] = cellIn(plan, view, REM);
				const [width, height] = size(plan);
				fc.pre(across <= width && down <= height);
				const box = placed(plan, view, REM, { left: x, top: y, width: 1, height: 1 });
				expect(box.left).toBeGreaterThanOrEqual(-1e-6);
				expect(box.top).toBeGreaterThanOrEqual(-1e-6);
				expect(box.left + box.width).toBeLessThanOrEqual(width + 1e-6);
				expect(box.top + box.height).toBeLessThanOrEqual(height + 1e-6);
			})
		);
	});

	test('all the way back it is whole again', () => {
		fc.assert(
			fc.property(plan, walk, fraction, fraction, ({ plan }, moves, x, y) => {
				const [width, height] = size(plan);
				const view = viewAfter(plan, moves);
				const back = zoomed(plan, view, REM, { by: -1, x: x * width, y: y * height });
				expect(back.level).toBe(0);
				expect(Math.abs(back.left)).toBeLessThan(1e-6);
				expect(Math.abs(back.top)).toBeLessThan(1e-6);
			})
		);
	});
});

describe('nearer', () => {
	const W2 = heatMapPlan(10, 30, 'heat-map', { width: 220, height: 170 });

	test('the cell under the pointer stays there, away from the edges', () => {
		const near = zoomed(W2, WHOLE, REM, { by: 0.5, x: 110, y: 85 });
		expect(cellUnder(W2, near, 110, 85)).toEqual(cellUnder(W2, WHOLE, 110, 85));
	});

	test('every notch enlarges by half, until the numbers can be read', () => {
		let view = WHOLE;
		let count = 0;
		for (; !isReadable(view); count++) {
			const [across] = cellIn(W2, view, REM);
			view = zoomed(W2, view, REM, { by: notches(W2, REM, 1), x: 0, y: 0 });
			if (view.level < 1) expect(cellIn(W2, view, REM)[0] / across).toBeCloseTo(1.5);
		}
		expect(count).toBe(6);
		expect(cellIn(W2, view, REM)).toEqual([68, 28]);
	});
});
