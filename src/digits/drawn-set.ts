import { PIXELS, type DigitSet } from './digit-set';
import { sketchPixels } from './drawing';
import { readDrawing } from './drawing-text';

/** The set of the digits that the visitor has drawn. */
export const DRAWN_BY_YOU = 'Drawn by you';

/** The set of one drawing that is shown and not kept: it came with a link, or its own was deleted. */
export const NOT_KEPT = 'A drawing that is not kept';

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
