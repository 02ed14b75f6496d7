import { convertIndexedToRgb, decode } from 'fast-png';
import { expect, test } from 'vitest';
import { still } from './still';

function decoded(address: string) {
	expect(address).toMatch(/^data:image\/png;base64,/);
	return decode(Buffer.from(address.split(',')[1], 'base64'));
}

test('a still of few colours is a PNG of the same size, with the same pixels', () => {
	const pixels = Uint8ClampedArray.from({ length: 3 * 2 * 4 }, (_, k) => 10 * (k % 20));
	const png = decoded(still(pixels, 3, 2));
	expect([png.width, png.height, ...convertIndexedToRgb(png)]).toEqual([3, 2, ...pixels]);
	expect(png.palette).toHaveLength(5);
});

test('opaque colours, and what is clear among them, stay so', () => {
	const opaque = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255);
	expect([...convertIndexedToRgb(decoded(still(opaque, 2, 1)))]).toEqual([1, 2, 3, 4, 5, 6]);
	const clear = Uint8ClampedArray.of(...opaque, 0, 0, 0, 0);
	expect([...convertIndexedToRgb(decoded(still(clear, 3, 1)))]).toEqual([...clear]);
});

test('a still of more colours than a byte can number has the same pixels too', () => {
	const pixels = Uint8ClampedArray.from({ length: 300 * 4 }, (_, k) =>
		k % 4 ? 7 * (k >> 8) : k >> 2
	);
	const png = decoded(still(pixels, 300, 1));
	expect(png.palette).toBeUndefined();
	expect([...png.data]).toEqual([...pixels]);
});
