import { greys, type Digit } from '$digits/digit-set';
import { renderStrokes } from '$digits/drawing/render-strokes';
import { four } from './skeletons';

/** The pen's width in pixels: about that of MNIST's writers. */
const PEN = 2.4;

/** The digit on show before any file is loaded: a 4, drawn from the project's own strokes, always the same. */
export function drawnDigit(): Digit {
	const input = greys(renderStrokes(four.strokes, PEN));
	return { input, label: four.label, source: 'drawn by Backstep', index: 0 };
}
