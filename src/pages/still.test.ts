import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { still } from './still';

test('a still is a PNG of the same size, with the same pixels', () => {
	const pixels = Uint8ClampedArray.from({ length: 3 * 2 * 4 }, (_, k) => 10 * k);
	const address = still(pixels, 3, 2);
	expect(address).toMatch(/^data:image\/png;base64,/);
	const png = decode(Buffer.from(address.split(',')[1], 'base64'));
	expect([png.width, png.height, ...png.data]).toEqual([3, 2, ...pixels]);
});
