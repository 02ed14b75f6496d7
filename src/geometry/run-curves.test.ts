import { describe, expect, test } from 'vitest';
import { axisReach, runCurve, updateScale } from './run-curves';

const box = { left: 50, right: 450, top: 10, bottom: 110 };

describe('a curve of a run', () => {
	test('goes from left to right, and up where the values are larger', () => {
		const curve = runCurve(
			[
				[1, 0.5],
				[100, 0.25]
			],
			100,
			box
		);
		expect(curve.points[0]).toEqual({ x: 54, y: 10 });
		expect(curve.points[1]).toEqual({ x: 450, y: 60 });
		expect(curve.y(0)).toBe(110);
	});

	test('has nothing to draw before the first point', () => {
		expect(runCurve([], 100, box).path).toBe('');
	});

	test('is drawn with few points, each the mean of a stretch', () => {
		const points = Array.from({ length: 6000 }, (_, k): [number, number] => [k + 1, k % 2]);
		const curve = runCurve(points, 6000, box, { range: [0, 1] });
		expect(curve.points).toHaveLength(600);
		expect(curve.points.every(({ y }) => y === 60)).toBe(true);
	});

	test('on a logarithmic axis has equal steps for equal ratios, and no zero', () => {
		const points: [number, number][] = [
			[1, 1],
			[2, 0.1],
			[3, 0],
			[4, 0.01]
		];
		const { points: placed } = runCurve(points, 4, box, { log: true });
		expect(placed.map(({ y }) => Math.round(y))).toEqual([10, 60, 110]);
	});

	test.each([
		[
			[0.07, 0.8],
			[0.1, 0.2, 0.5]
		],
		[
			[0.004, 1.2],
			[0.01, 0.1, 1]
		],
		[
			[0.31, 0.42],
			[0.35, 0.4]
		],
		[
			[1e-6, 1],
			[1e-6, 1e-4, 1e-2, 1]
		]
	])('on a logarithmic axis over %j has round ticks', ([least, most], wanted) => {
		const points: [number, number][] = [
			[1, most],
			[2, least]
		];
		const { ticks, y } = runCurve(points, 2, box, { log: true });
		expect(ticks.map(({ value }) => value)).toEqual(wanted);
		for (const { value, at } of ticks) expect(at).toBe(y(value));
	});

	test('and its updates are found again from their places', () => {
		const { x, update } = updateScale(180_000, box);
		expect(update(x(90_000))).toBe(90_000);
		expect(update(-5)).toBe(0);
		expect(update(9999)).toBe(180_000);
	});
});

describe('the axis of a run', () => {
	test.each([
		[0, 10],
		[10, 10],
		[11, 20],
		[21, 50],
		[99, 100],
		[101, 200],
		[6000, 10_000],
		[40_000, 50_000],
		[100_001, 180_000]
	])('after %i updates goes to %i', (done, reach) => {
		expect(axisReach(done, 180_000)).toBe(reach);
	});

	test('goes no farther than the run', () => {
		expect(axisReach(3, 4)).toBe(4);
	});
});
