import { PIXELS, type DigitSet } from '$digits/digit-set';
import { sketchPixels } from './drawing';
import { readDrawing } from './drawing-text';

/** Drawings, as `writeDrawing` has them, as a set of digits. Throws an Error when one of them is none. */
export function drawnSet(source: string, drawn: readonly string[]): DigitSet {
	const pixels = new Uint8Array(drawn.length * PIXELS);
	const labels = new Uint8Array(drawn.length);
	drawn.forEach((text, n) => {
		const drawing = readDrawing(text);
		if (!drawing) throw new Error(`${text} is no drawing`);
		pixels.set(sketchPixels(drawing), n * PIXELS);
		labels[n] = drawing.label;
	});
	return { source, count: drawn.length, pixels, labels, drawn };
}
