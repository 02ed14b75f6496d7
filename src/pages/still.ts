import { encode } from 'fast-png';

/** A picture of red, green, blue and alpha bytes as a `data:` address, for where no script can draw it. */
export function still(pixels: Uint8ClampedArray, width: number, height: number): string {
	const image = numbered(pixels) ?? { data: pixels, channels: 4 };
	const png = encode({ width, height, depth: 8, ...image });
	return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

/** The pixels as numbers of their colours, which is a third shorter; null where a byte cannot number them. */
function numbered(pixels: Uint8ClampedArray) {
	const bytes = Uint8Array.from(pixels);
	const words = new Uint32Array(bytes.buffer);
	const colours = new Map(
		[...words].map((word, k) => [word, [...bytes.subarray(4 * k, 4 * k + 4)]])
	);
	if (colours.size > 256) return null;
	// A PNG has the alphas of its first colours only; the rest are opaque.
	const inOrder = [...colours].sort(([, one], [, other]) => one[3] - other[3]);
	const numbers = new Map(inOrder.map(([word], number) => [word, number]));
	const length = inOrder[0][1][3] < 255 ? 4 : 3;
	return {
		data: Uint8Array.from(words, (word) => numbers.get(word)!),
		channels: 1,
		palette: inOrder.map(([, colour]) => colour.slice(0, length))
	};
}
