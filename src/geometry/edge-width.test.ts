import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeWidth } from './edge-width';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('a heavier weight never has a thinner edge, whichever its sign', () => {
	fc.assert(
		fc.property(number, number, number, (one, other, limit) => {
			const [lighter, heavier] = [one, other].sort((x, y) => Math.abs(x) - Math.abs(y));
			const most = Math.abs(limit);
			expect(edgeWidth(lighter, most)).toBeLessThanOrEqual(edgeWidth(heavier, most));
			expect(edgeWidth(-one, most)).toBe(edgeWidth(one, most));
		})
	);
});

test('an edge is always there to be seen, and never thicker than the heaviest beside it', () => {
	fc.assert(
		fc.property(number, number, (weight, limit) => {
			const width = edgeWidth(weight, Math.abs(limit));
			expect(width).toBeGreaterThan(0.5);
			expect(width).toBeLessThanOrEqual(edgeWidth(limit || 1, Math.abs(limit)));
		})
	);
});

test('weights that are all zero have thin edges, one that is infinite a thick one', () => {
	expect(edgeWidth(0, 0)).toBe(edgeWidth(0, 1));
	expect(edgeWidth(-Infinity, 2)).toBe(edgeWidth(2, 2));
});
