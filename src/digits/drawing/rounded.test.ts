import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounded } from './rounded';
import { polyline, type Point } from './stroke';

const place = fc.integer({ min: 0, max: 512 });
const points = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 12 });

/** The directions in which a stroke goes on from each joint of two curves, before and after. */
function turns(list: readonly Point[]): [before: Point, after: Point][] {
	const { curves } = rounded(list);
	return curves.slice(1).map(([x1, y1, x2, y2, x, y], k) => {
		const [, , cx, cy, jx, jy] = curves[k];
		const [sx, sy] = curves[k - 1]?.slice(4) ?? list[0];
		// Of a straight piece one control point is the end itself.
		const before: Point = cx === jx && cy === jy ? [jx - sx, jy - sy] : [jx - cx, jy - cy];
		const after: Point =
			x1 !== jx || y1 !== jy ? [x1 - jx, y1 - jy] : [(x2 || x) - jx, (y2 || y) - jy];
		return [before, after];
	});
}

describe('rounded', () => {
	it('begins at the first point and ends at the last', () => {
		fc.assert(
			fc.property(points, (points) => {
				const line = polyline(rounded(points));
				expect(line[0]).toEqual(points[0]);
				expect(line.at(-1)).toEqual(points.at(-1));
			})
		);
	});

	it('never leaves the box of its points', () => {
		fc.assert(
			fc.property(points, (points) => {
				for (const axis of [0, 1] as const) {
					const places = points.map((point) => point[axis]);
					const along = polyline(rounded(points)).map((point) => point[axis]);
					expect(Math.min(...along)).toBeGreaterThanOrEqual(Math.min(...places) - 1e-9);
					expect(Math.max(...along)).toBeLessThanOrEqual(Math.max(...places) + 1e-9);
				}
			})
		);
	});

	it('goes through the midpoints, in the direction in which the points lie: it has no corners', () => {
		const list: Point[] = [[0, 0], [100, 0], [110, 40], [20, 300]]; // prettier-ignore
		const { curves } = rounded(list);
		expect(curves.map((curve) => curve.slice(4))).toEqual([[50, 0], [105, 20], [65, 170], [20, 300]]); // prettier-ignore
		for (const [before, after] of turns(list)) {
			expect(Math.atan2(before[1], before[0])).toBeCloseTo(Math.atan2(after[1], after[0]), 9);
		}
	});

	it('is a dot of one point, and a straight line of two', () => {
		expect(rounded([[3, 4]])).toEqual({ start: [3, 4], curves: [[3, 4, 3, 4, 3, 4]] });
		for (const [x, y] of polyline(rounded([[0, 0], [8, 4]]))) expect(y).toBe(x / 2); // prettier-ignore
	});

	it('is as wide at a midpoint as the two points together', () => {
		expect(rounded([[0, 0], [8, 0], [16, 0]], [1, 0.5, 1.5]).widths).toEqual([1, 0.75, 1, 1.5]); // prettier-ignore
		expect(rounded([[0, 0]], [0.5]).widths).toEqual([0.5, 0.5]);
	});
});
