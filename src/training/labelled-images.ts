/** Images of one size with the class of each: what a network is trained on, or tested with. */
export interface LabelledImages {
	readonly count: number;
	/** One byte per pixel, image after image: 0 is paper, 255 is ink. */
	readonly pixels: Uint8Array;
	/** A class from 0 to 9 per image. */
	readonly labels: Uint8Array;
}

/** How many of the pixels are not white. */
export function inked({ pixels }: LabelledImages): number {
	let count = 0;
	for (const level of pixels) if (level !== 0) count++;
	return count;
}

/**
 * Writes the images without their white pixels: `starts`, count + 1 numbers, says where in `inks`
 * each image begins, and every other pixel is `place << 8 | level`, in the order of its place.
 */
export function writeSparse(
	{ count, pixels }: LabelledImages,
	inputs: number,
	{ starts, inks }: { starts: Uint32Array; inks: Uint32Array }
): void {
	let at = 0;
	let pixel = 0;
	for (let image = 0; image < count; image++) {
		starts[image] = at;
		for (let place = 0; place < inputs; place++, pixel++) {
			if (pixels[pixel] !== 0) inks[at++] = (place << 8) | pixels[pixel];
		}
	}
	starts[count] = at;
}
