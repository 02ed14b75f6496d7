import { expect, test } from 'vitest';
import { digit } from '$digits/digit-set';
import { sketchPixels, type Drawing } from './drawing';
import { writeDrawing } from './drawing-text';
import { drawnSet } from './drawn-set';

const line = (label: number, x: number): Drawing => ({
	label,
	thickness: 40,
	strokes: [[[100, 100, 8], [x, 400, 8]]] // prettier-ignore
});

test('drawings are a set of digits, each with its label, its pixels and its strokes', () => {
	const drawings = [line(1, 100), line(7, 300)];
	const set = drawnSet('mine', drawings.map(writeDrawing));
	expect(set).toMatchObject({ source: 'mine', count: 2 });
	for (const [n, drawing] of drawings.entries()) {
		const { label, input, drawn } = digit(set, n);
		expect(label).toBe(drawing.label);
		expect(drawn).toBe(writeDrawing(drawing));
		expect(Uint8Array.from(input, (grey) => Math.round(255 * grey))).toEqual(sketchPixels(drawing));
	}
});

test('what is no drawing makes no set', () => {
	expect(() => drawnSet('mine', ['7.!'])).toThrow('7.! is no drawing');
});
