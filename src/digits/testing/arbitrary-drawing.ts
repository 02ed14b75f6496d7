import fc from 'fast-check';
import { HARDEST, PAD, PLAIN, THICKEST, THINNEST, type Drawing } from '$digits/drawing/drawing';

const place = fc.nat(PAD);
const point = (pressure: fc.Arbitrary<number>) => fc.tuple(place, place, pressure);
const strokes = (pressure: fc.Arbitrary<number>) =>
	fc.array(fc.array(point(pressure), { minLength: 1, maxLength: 30 }), {
		minLength: 1,
		maxLength: 4
	});

/** Any few strokes, of a mouse or of a pen that tells how hard it presses. */
export const anyDrawing: fc.Arbitrary<Drawing> = fc.record({
	label: fc.nat(9),
	thickness: fc.integer({ min: THINNEST, max: THICKEST }),
	strokes: fc.oneof(strokes(fc.constant(PLAIN)), strokes(fc.nat(HARDEST)))
});
