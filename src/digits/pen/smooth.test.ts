import { describe, expect, it } from 'vitest';
import { polyline, type Point } from '$digits/drawing/stroke';
import { smooth } from './smooth';

const zigzag: Point[] = [
	[0, 0],
	[30, 12],
	[24, 60],
	[90, 72]
];

describe('smooth', () => {
	it('goes through every point, one curve between each two', () => {
		const line = polyline(smooth(zigzag), 5);
		expect(zigzag.map((_, k) => line[5 * k])).toEqual(zigzag);
		expect(line).toHaveLength(16);
	});

	it('leaves a point in the direction in which it came', () => {
		const { curves } = smooth(zigzag);
		for (let k = 1; k < curves.length; k++) {
			const [x, y] = zigzag[k];
			const [, , beforeX, beforeY] = curves[k - 1];
			const [afterX, afterY] = curves[k];
			expect(afterX - x).toBeCloseTo(x - beforeX, 10);
			expect(afterY - y).toBeCloseTo(y - beforeY, 10);
		}
	});

	it('is a straight line between two points', () => {
		const [, middle] = polyline(smooth([zigzag[0], zigzag[3]]), 2);
		expect(middle).toEqual([45, 36]);
	});
});
