import { crc32 } from './crc32';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { still } from './still';

test('crc32 of the usual example is the usual sum', () => {
	expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});

test('a still is a PNG of the same size, with the same pixels', () => {
	const pixels = Uint8ClampedArray.from({ length: 3 * 2 * 4 }, (_, k) => 10 * k);
	const address = still(pixels, 3, 2);
	expect(address).toMatch(/^data:image\/png;base64,/);
	const png = Buffer.from(address.split(',')[1], 'base64');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2]);
	const length = png.readUInt32BE(33);
	expect(png.toString('latin1', 37, 41)).toBe('IDAT');
	const lines = inflateSync(png.subarray(41, 41 + length));
	expect([...lines]).toEqual([0, ...pixels.subarray(0, 12), 0, ...pixels.subarray(12)]);
});
