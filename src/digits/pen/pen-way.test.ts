import { describe, expect, it } from 'vitest';
import { penSkeletons } from './pen-skeletons';
import { penWay } from './pen-way';

describe('penWay', () => {
	it('reads points, and that the pieces on both sides of a corner share its point', () => {
		const way = penWay({ share: 1, poses: ['1,2 3,4! 5,6 7,8 | 9,10 11,12'] });
		expect(way.poses).toEqual([
			[
				[1, 2],
				[3, 4],
				[5, 6],
				[7, 8],
				[9, 10],
				[11, 12]
			]
		]);
		expect(way.pieces).toEqual([
			[0, 2],
			[1, 4],
			[4, 6]
		]);
	});

	it('refuses poses of one way that do not go through as many points', () => {
		expect(() => penWay({ share: 1, poses: ['1,2 3,4', '1,2 3,4 5,6'] })).toThrow(
			new Error('1,2 3,4 5,6 goes through 3 points, not 2')
		);
	});

	it('reads every way that the pen has, corners and lifts at the same points of all its poses', () => {
		const marks = (pose: string) => pose.replace(/\d+,\d+/g, 'point');
		for (const way of penSkeletons.flat()) {
			for (const [x, y] of penWay(way).poses.flat()) {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x).toBeLessThanOrEqual(110);
				expect(y).toBeGreaterThanOrEqual(0);
				expect(y).toBeLessThanOrEqual(100);
			}
			expect(new Set(way.poses.map(marks)).size).toBe(1);
			expect(way.poses.length).toBeGreaterThanOrEqual(2);
		}
	});
});
