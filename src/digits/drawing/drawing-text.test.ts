import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDrawing } from '$digits/testing/arbitrary-drawing';
import { MOST_POINTS, PAD, PLAIN, sketchPixels, type Drawing, type InkPoint } from './drawing';
import { readDrawing, writeDrawing } from './drawing-text';
import { drawnTo } from './pen-trail';

describe('writeDrawing', () => {
	it('is read as it was written, to the last pixel', () => {
		fc.assert(
			fc.property(anyDrawing, (drawing) => {
				const read = readDrawing(writeDrawing(drawing))!;
				expect(read).toEqual(drawing);
				expect(sketchPixels(read)).toEqual(sketchPixels(drawing));
			})
		);
	});

	it('has characters only that an address keeps', () => {
		fc.assert(
			fc.property(anyDrawing, (drawing) => {
				expect(writeDrawing(drawing)).toMatch(/^\d\.[A-Za-z0-9_-]+$/);
			})
		);
	});

	it('takes under 600 characters for an 8 as large as the pad, however many places the hand tells of', () => {
		const places = Array.from({ length: 2000 }, (_, k): InkPoint => {
			const t = (2 * Math.PI * k) / 2000;
			return [Math.round(256 + 150 * Math.sin(2 * t)), Math.round(256 - 240 * Math.cos(t)), PLAIN];
		});
		const ink = places.reduce<readonly InkPoint[]>(drawnTo, []);
		expect(writeDrawing({ label: 8, thickness: 44, strokes: [ink] }).length).toBeLessThan(600);
	});
});

describe('readDrawing', () => {
	const dot: Drawing = { label: 3, thickness: 44, strokes: [[[1, 1, PLAIN]]] };
	const written = writeDrawing(dot);
	/** Any bytes, in base64url. */
	const text = (...bytes: number[]) => `3.${Buffer.from(bytes).toString('base64url')}`;

	it('knows a dot', () => {
		expect(written).toBe(text(44, 1, 2, 2));
		expect(readDrawing(written)).toEqual(dot);
	});

	it.each([
		['nothing', ''],
		['no label', written.slice(1)],
		['a label of two digits', `1${written}`],
		['a padded text', `${written}=`],
		['other letters', '3.LAEC!g'],
		['a text that no bytes make', '3.LAECA'],
		['no stroke', text(44)],
		['a stroke without points', text(44, 0)],
		['fewer points than it says', text(44, 2, 2, 2)],
		['half a point', text(44, 1, 2)],
		['more after its strokes', text(44, 1, 2, 2, 5)],
		['a point beside the pad', text(44, 1, 1, 2)],
		['a point beyond the pad', text(44, 1, 0x82, 0x08, 2)],
		['a number without end', text(44, 1, 0xff, 0xff, 0xff, 0xff, 1, 2)],
		['a number that is cut off', text(44, 1, 2, 0x82)],
		['no pen', text(0, 1, 2, 2)],
		['a pen as wide as the pad', text(127, 1, 2, 2)],
		['more pressure than there is', text(128 + 44, 1, 2, 2, 16)]
	])('refuses %s', (_, wrong) => {
		expect(readDrawing(wrong)).toBeNull();
	});

	it('refuses more points than the pad takes, and takes as many', () => {
		const points = (n: number) => Array<InkPoint>(n).fill([PAD, PAD, PLAIN]);
		const of = (n: number) => writeDrawing({ ...dot, strokes: [points(n)] });
		expect(readDrawing(of(MOST_POINTS))?.strokes[0]).toHaveLength(MOST_POINTS);
		expect(readDrawing(of(MOST_POINTS + 1))).toBeNull();
		const wild = points(MOST_POINTS).map((_, k): InkPoint => [k % 2 ? PAD : 0, k % 2 ? 0 : PAD, k % 2 ? 15 : 0]); // prettier-ignore
		const wildest = writeDrawing({ ...dot, strokes: wild.map((point) => [point]) });
		expect(readDrawing(wildest)?.strokes).toHaveLength(MOST_POINTS);
	});

	it('takes any text at all without a fault', () => {
		const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => text(44, ...bytes));
		const anything = fc.oneof(bytes, fc.string({ unit: 'binary' }), fc.base64String(), bytes.map((text) => text.slice(1))); // prettier-ignore
		fc.assert(
			fc.property(anything, (text) => {
				const drawing = readDrawing(text);
				if (drawing) expect(readDrawing(writeDrawing(drawing))).toEqual(drawing);
			})
		);
		expect(readDrawing(`3.${'A'.repeat(10_000_000)}`)).toBeNull();
	});
});
