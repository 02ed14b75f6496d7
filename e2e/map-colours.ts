import { decode } from 'fast-png';
import type { Locator } from '@playwright/test';

/** How many colours each map below an element is seen in: what a script has drawn, or else the picture that lies behind it. */
export async function mapColours(part: Locator): Promise<number[]> {
	const drawn = await part.locator('canvas').evaluateAll((maps) =>
		(maps as HTMLCanvasElement[]).map((map) => {
			const { data } = map.getContext('2d')!.getImageData(0, 0, map.width, map.height);
			return new Set(new Uint32Array(data.buffer)).size;
		})
	);
	const behind = await coloursBehind(part);
	return drawn.map((count, k) => behind[k]?.length ?? count);
}

/** The colours, `red,green,blue`, of the picture that lies behind each map below an element; null where none does. */
export async function coloursBehind(part: Locator): Promise<(string[] | null)[]> {
	const backgrounds = await part
		.locator('canvas')
		.evaluateAll((maps) => maps.map((map) => getComputedStyle(map).backgroundImage));
	return backgrounds.map((background) => {
		const picture = /^url\("data:image\/png;base64,(.*)"\)$/.exec(background)?.[1];
		if (!picture) return null;
		// The build numbers the colours of its pictures, where they are no more than a byte can number.
		const { palette } = decode(Buffer.from(picture, 'base64'));
		return palette!.map((colour) => colour.slice(0, 3).join());
	});
}
