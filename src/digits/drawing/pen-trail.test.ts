import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAD, type InkPoint } from './drawing';
import { crossing, drawnTo, isOnPad } from './pen-trail';

const place = fc.nat(PAD);
const points = fc.array(fc.tuple(place, place, fc.constant(8)) as fc.Arbitrary<InkPoint>, {
	minLength: 1
});

describe('drawnTo', () => {
	it('begins at the first place and is always where the pen is', () => {
		fc.assert(
			fc.property(points, (points) => {
				let ink: readonly InkPoint[] = [];
				for (const point of points) {
					ink = drawnTo(ink, point);
					expect(ink.at(-1)).toEqual(point);
				}
				expect(ink[0]).toEqual(points[0]);
			})
		);
	});

	it('keeps points no closer than 8, but for the last', () => {
		const ink = Array.from({ length: 100 }, (_, k): InkPoint => [k, 0, 8]).reduce<
			readonly InkPoint[]
		>(drawnTo, []);
		expect(ink.map(([x]) => x)).toEqual([0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 99]);
	});

	it('is the same ink where the pen rests', () => {
		const ink = drawnTo([], [5, 5, 8]);
		expect(drawnTo(ink, [5, 5, 9])).toBe(ink);
	});
});

describe('crossing', () => {
	it.each([
		[
			[256, 256],
			[768, 256],
			[512, 256]
		],
		[
			[256, 256],
			[256, -256],
			[256, 0]
		],
		[
			[500, 500],
			[524, 506],
			[512, 503]
		],
		[
			[0, 10],
			[-5, 20],
			[0, 10]
		]
	] as const)('from %j to %j is at %j', (from, to, at) => {
		expect(crossing(from, to)).toEqual(at);
	});

	it('is always on the pad', () => {
		const far = fc.integer({ min: -2000, max: 2000 });
		fc.assert(
			fc.property(fc.tuple(place, place), fc.tuple(far, far), (from, to) => {
				const [x, y] = crossing(from, to);
				expect(isOnPad([Math.round(x), Math.round(y)])).toBe(true);
			})
		);
	});
});
