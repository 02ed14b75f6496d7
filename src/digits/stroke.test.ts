import { describe, expect, it } from 'vitest';
import { polyline } from './stroke';

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
