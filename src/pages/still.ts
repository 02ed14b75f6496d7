import { encode } from 'fast-png';

/** A picture of red, green, blue and alpha bytes as a `data:` address, for where no script can draw it. */
export function still(pixels: Uint8ClampedArray, width: number, height: number): string {
	const png = encode({ width, height, data: pixels, channels: 4, depth: 8 });
	return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
