import { describe, expect, it } from 'vitest';
import { polyline, widthsAlong } from './stroke';

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

describe('widthsAlong', () => {
	const curves = [
		[0, 0, 0, 0, 1, 1],
		[0, 0, 0, 0, 2, 2]
	] as const;

	it('goes evenly from one end of a curve to the other, a width for each point', () => {
		const stroke = { start: [0, 0], curves, widths: [1, 2, 1] } as const;
		expect(widthsAlong(stroke, 2)).toEqual([1, 1.5, 2, 1.5, 1]);
		expect(widthsAlong(stroke)).toHaveLength(polyline(stroke).length);
	});

	it('is 1 everywhere where a stroke says nothing of it', () => {
		expect(widthsAlong({ start: [0, 0], curves }, 2)).toEqual([1, 1, 1, 1, 1]);
	});
});
