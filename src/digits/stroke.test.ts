import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, polyline } from './stroke';

describe('polyline', () => {
	it('goes through the start and the end of every curve', () => {
		const line = polyline(
			{
				start: [1, 2],
				curves: [
					[5, 9, 8, 7, 3, 4],
					[0, 1, 2, 3, 6, 8]
				]
			},
			10
		);
		expect(line).toHaveLength(21);
		expect([line[0], line[10], line[20]]).toEqual([
			[1, 2],
			[3, 4],
			[6, 8]
		]);
	});

	it('takes the midpoint of a curve from Bernstein’s weights 1, 3, 3, 1', () => {
		const [, middle] = polyline({ start: [0, 0], curves: [[8, 0, 8, 8, 0, 8]] }, 2);
		expect(middle).toEqual([6, 4]);
	});
});

describe('distance', () => {
	it('is measured across the line, and around its ends', () => {
		const line = [
			[0, 0],
			[10, 0]
		] as const;
		expect(distance([5, 3], line)).toBe(3);
		expect(distance([13, 4], line)).toBe(5);
		expect(distance([-3, -4], line)).toBe(5);
	});

	it('is 0 on the line and never more than to one of its points', () => {
		const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
		fc.assert(
			fc.property(point, fc.array(point, { minLength: 2, maxLength: 6 }), ([x, y], line) => {
				for (const [lineX, lineY] of line) {
					expect(distance([x, y], line)).toBeLessThanOrEqual(
						Math.hypot(x - lineX, y - lineY) + 1e-9
					);
					expect(distance([lineX, lineY], line)).toBeCloseTo(0, 9);
				}
			})
		);
	});
});
