import { inflateSync } from 'node:zlib';
import type { Locator } from '@playwright/test';

/** How many colours each map below an element is seen in: what a script has drawn, or else the picture that lies behind it. */
export async function mapColours(part: Locator): Promise<number[]> {
	const seen = await part.locator('canvas').evaluateAll((maps) =>
		(maps as HTMLCanvasElement[]).map((map) => {
			const { data } = map.getContext('2d')!.getImageData(0, 0, map.width, map.height);
			const drawn = new Set(new Uint32Array(data.buffer));
			return { drawn: drawn.size, behind: getComputedStyle(map).backgroundImage };
		})
	);
	return seen.map(({ drawn, behind }) => {
		const picture = /^url\("data:image\/png;base64,(.*)"\)$/.exec(behind)?.[1];
		return picture ? coloursOf(Buffer.from(picture, 'base64')) : drawn;
	});
}

/** The colours of a PNG as the build makes them: eight bits each of red, green, blue and alpha, in one part. */
function coloursOf(png: Buffer): number {
	const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
	const lines = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
	const colours = new Set<number>();
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			colours.add(lines.readUInt32BE(y * (1 + 4 * width) + 1 + 4 * x));
		}
	}
	return colours.size;
}
