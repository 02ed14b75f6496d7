import { writeFileSync } from 'node:fs';
import { encode } from 'fast-png';
import { PIXELS, SIDE, type DigitSet } from '$digits/digit-set';

const COLUMNS = 20;
const ZOOM = 3;

/** Writes a PNG with one row per class, 0 to 9, of the first twenty digits that each set has of it. */
export function writeSheet(file: string, sets: readonly DigitSet[]): void {
	const width = sets.length * COLUMNS * SIDE * ZOOM;
	const height = 10 * SIDE * ZOOM;
	const data = new Uint8Array(width * height);
	sets.forEach((set, nth) => {
		const columns = new Array<number>(10).fill(nth * COLUMNS);
		for (let k = 0; k < set.count; k++) {
			const column = columns[set.labels[k]]++;
			if (column >= (nth + 1) * COLUMNS) continue;
			for (let y = 0; y < SIDE * ZOOM; y++) {
				for (let x = 0; x < SIDE * ZOOM; x++) {
					const pixel = Math.floor(y / ZOOM) * SIDE + Math.floor(x / ZOOM);
					const at = (set.labels[k] * SIDE * ZOOM + y) * width + column * SIDE * ZOOM + x;
					data[at] = set.pixels[k * PIXELS + pixel];
				}
			}
		}
	});
	writeFileSync(file, encode({ width, height, data, channels: 1, depth: 8 }));
}
