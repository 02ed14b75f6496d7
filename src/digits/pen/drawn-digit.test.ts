import { describe, expect, it } from 'vitest';
import { drawnDigit } from './drawn-digit';

describe('drawnDigit', () => {
	it('is a 4, the same every time', () => {
		expect(drawnDigit()).toMatchObject({ label: 4, source: 'drawn by Backstep', index: 0 });
		expect(drawnDigit()).toEqual(drawnDigit());
	});

	it('has 784 whole grey levels of 255, ink and paper both', () => {
		const { input } = drawnDigit();
		expect(input).toHaveLength(784);
		for (const number of input) expect(Math.round(number * 255) / 255).toBe(number);
		expect([Math.min(...input), Math.max(...input)]).toEqual([0, 1]);
	});

	it('has as much ink as the 4s of MNIST’s test images, whose mean pixel is 31.3', () => {
		const { input } = drawnDigit();
		const mean = input.reduce((sum, number) => sum + number * 255, 0) / 784;
		expect(Math.abs(mean - 31.3)).toBeLessThan(1);
	});

	it('looks like this', () => {
		const { input } = drawnDigit();
		const rows = Array.from({ length: 28 }, (_, row) =>
			Array.from(input.subarray(28 * row, 28 * row + 28), (ink) =>
				ink > 0.5 ? '#' : ink > 0 ? '+' : '.'
			).join('')
		);
		expect(rows.filter((row) => /[#+]/.test(row))).toMatchInlineSnapshot(`
			[
			  "..................##+.......",
			  ".........+##.....+##+.......",
			  ".........###.....+##+.......",
			  ".........###.....###........",
			  "........+##+.....###........",
			  "........###.....+##+........",
			  ".......+###.....###.........",
			  ".......###+.....###.........",
			  "......+###.....+##+##+......",
			  "......+##+..+++######+......",
			  "......+##############.......",
			  "......+###########+.........",
			  ".......+###++++###..........",
			  "..............+##+..........",
			  "..............+##+..........",
			  "..............+##+..........",
			  "..............+##...........",
			  "..............###...........",
			  "..............+##...........",
			  "..............+##...........",
			]
		`);
	});
});
