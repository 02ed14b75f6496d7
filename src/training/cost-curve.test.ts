import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CostCurve } from './cost-curve';

const curveOf = (costs: readonly number[]) => {
	const curve = new CostCurve();
	costs.forEach((cost) => curve.add(cost));
	return curve;
};

describe('the curve of costs', () => {
	test('has every cost as long as there are few', () => {
		const curve = curveOf([3, 1, 2]);
		expect(curve.points).toEqual([3, 1, 2]);
		expect([1, 3].map((update) => curve.at(update))).toEqual([3, 2]);
		expect(curve.at(4)).toBeNull();
	});

	test('has means over more and more updates, in bounded memory', () => {
		const costs = Array.from({ length: 50_000 }, (_, k) => k % 8);
		const curve = curveOf(costs);
		expect(curve.points.length).toBeLessThan(8192);
		expect(curve.every).toBe(8);
		expect(curve.points.every((mean) => mean === 3.5)).toBe(true);
		expect(curve.length).toBe(50_000);
	});

	test('forgets what came after an update, and is the same when it is kept and read again', () => {
		fc.assert(
			fc.property(fc.nat(20_000), fc.nat(20_000), (length, cut) => {
				const curve = curveOf(Array.from({ length }, (_, k) => k));
				curve.cut(cut);
				expect(curve.length).toBeLessThanOrEqual(length);
				const read = CostCurve.of(curve.kept());
				expect(read.points).toEqual(curve.points);
				expect(read.every).toBe(curve.every);
			}),
			{ numRuns: 20 }
		);
	});
});
