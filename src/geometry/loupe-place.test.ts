import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loupePlace, type Area } from './loupe-place';

const size = { width: 330, height: 220 };
const projector = { width: 1280, height: 600 };
const area = (left: number, top: number, width: number, height: number): Area => ({
	left,
	top,
	right: left + width,
	bottom: top + height
});
const apart = (a: Area, b: Area) =>
	a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const home = area(430, 50, 850, 465);
const heading = area(430, 50, 850, 165);

describe('the loupe', () => {
	test('stands right of the operands where there is room, and stays there from cell to cell', () => {
		const map = area(460, 220, 200, 180);
		const operands = [map, area(700, 220, 150, 180)];
		const places = [0, 60, 170].map((down) =>
			loupePlace(size, {
				window: projector,
				cell: area(500, 220 + down, 8, 8),
				gap: 14,
				map,
				home,
				never: [heading],
				rather: operands
			})
		);
		expect(places[0].left).toBeGreaterThanOrEqual(850);
		expect(new Set(places.map(({ left, top }) => `${left} ${top}`)).size).toBe(1);
	});

	test('is in the window and never over the cell or what must stay free, wherever the cell is', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 460, max: 1190 }),
				fc.integer({ min: 216, max: 400 }),
				(left, top) => {
					const map = area(460, 216, 740, 186);
					const cell = area(left, top, 6, 6);
					const place = loupePlace(size, {
						window: projector,
						cell,
						gap: 14,
						map,
						home,
						never: [heading],
						rather: [map]
					});
					const here = area(place.left, place.top, size.width, size.height);
					expect(here.left).toBeGreaterThanOrEqual(0);
					expect(here.top).toBeGreaterThanOrEqual(0);
					expect(here.right).toBeLessThanOrEqual(projector.width);
					expect(here.bottom).toBeLessThanOrEqual(projector.height);
					expect(apart(here, cell)).toBe(true);
					expect(apart(here, heading)).toBe(true);
				}
			)
		);
	});
});
