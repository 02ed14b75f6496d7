import { crc32 } from './crc32';
import { deflateSync } from 'node:zlib';

/** A picture of red, green, blue and alpha bytes as a `data:` address, for where no script can draw it. */
export function still(pixels: Uint8ClampedArray, width: number, height: number): string {
	const lines = Buffer.alloc(height * (1 + 4 * width));
	for (let y = 0; y < height; y++) {
		// Each line begins with the name of its filter: 0, none.
		lines.set(pixels.subarray(4 * y * width, 4 * (y + 1) * width), y * (1 + 4 * width) + 1);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits each of red, green, blue and alpha.
	header.set([8, 6], 8);
	const png = Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(lines, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
	return `data:image/png;base64,${png.toString('base64')}`;
}

/** A part of a PNG: its length, its name, its bytes, and their checksum. */
function chunk(name: string, bytes: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}
