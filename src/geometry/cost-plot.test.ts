import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costPlot } from './cost-plot';

const box = { width: 330, height: 96 };
const costs = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
	minLength: 1,
	maxLength: 60
});

test('every cost is a point inside the box, the larger the higher, in the order of the passes', () => {
	fc.assert(
		fc.property(costs, (costs) => {
			const { points, bottom, top } = costPlot(costs, box);
			expect(points).toHaveLength(costs.length);
			points.forEach(({ x, y }, k) => {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x).toBeLessThanOrEqual(box.width);
				expect(y).toBeLessThanOrEqual(bottom);
				expect(y).toBeGreaterThanOrEqual(top - 1e-9);
				if (k === 0) return;
				expect(x).toBeGreaterThan(points[k - 1].x);
				if (costs[k] > costs[k - 1]) expect(y).toBeLessThanOrEqual(points[k - 1].y);
			});
		})
	);
});

test('a cost that is not finite has no point, and spoils none of the others', () => {
	const { points, path, most } = costPlot([1, Infinity, 0.5], box);
	expect(points).toHaveLength(2);
	expect(most).toBe(1);
	expect(path).not.toMatch(/NaN|Infinity/);
});
