// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { beforeEach, expect, test } from 'vitest';
import { PLAIN, type Ink } from '$digits/drawing/drawing';
import { readDrawing, writeDrawing } from '$digits/drawing/drawing-text';
import { History } from './history.svelte';
import { PadSheet } from './pad-sheet.svelte';

const line = (x: number): Ink => [[x, 0, PLAIN], [x, 400, PLAIN]]; // prettier-ignore
const kept = writeDrawing({ label: 7, thickness: 60, strokes: [line(100)] });

let sheet: PadSheet;
beforeEach(() => void (sheet = new PadSheet({ historyOf: (start) => new History(start) })));

test('strokes are undone and done again, the one that is being drawn first', () => {
	sheet.add(line(1));
	sheet.add(line(2));
	sheet.trail = line(3);
	expect(sheet.strokes).toEqual([line(1), line(2), line(3)]);
	sheet.undo();
	expect(sheet.strokes).toEqual([line(1), line(2)]);
	sheet.undo();
	expect(sheet.strokes).toEqual([line(1)]);
	sheet.redo();
	expect(sheet.strokes).toEqual([line(1), line(2)]);
});

test('a kept drawing that is laid on it takes its own place, as what it is meant to be', () => {
	sheet.lay(kept);
	expect(sheet).toMatchObject({ thickness: 60, said: 7, edited: kept, isAsKept: true });
	sheet.add(line(200));
	expect(sheet.isAsKept).toBe(false);
	const { text, insteadOf } = sheet.write(1);
	expect(insteadOf).toBe(kept);
	expect(readDrawing(text)).toEqual({
		label: 1,
		thickness: 60,
		strokes: [line(100), line(200)]
	});
	expect(sheet).toMatchObject({ edited: text, isAsKept: true });
});

test('what is drawn after it was cleared is another drawing, by a pen as wide', () => {
	sheet.add(line(1));
	sheet.said = 1;
	sheet.thickness = 30;
	const { text } = sheet.write(1);
	sheet.clear();
	expect(sheet).toMatchObject({ strokes: [], thickness: 30, said: null, edited: null });
	sheet.add(line(2));
	expect(sheet.write(2).insteadOf).toBeNull();
	sheet.undo();
	sheet.undo();
	expect(sheet).toMatchObject({ strokes: [line(1)], said: 1, edited: text });
});

test('who undoes beyond a drawing is at the one before, with its place, its label and its pen', () => {
	sheet.add(line(1));
	sheet.said = 1;
	const { text } = sheet.write(1);
	sheet.lay(kept);
	sheet.undo();
	expect(sheet).toMatchObject({ strokes: [line(1)], thickness: 44, said: 1, edited: text });
	sheet.redo();
	expect(sheet).toMatchObject({ thickness: 60, said: 7, edited: kept });
});

test('a stroke that is undone leaves the drawing what it was kept as', () => {
	sheet.add(line(1));
	sheet.add(line(2));
	const { text } = sheet.write(4);
	sheet.undo();
	expect(sheet.edited).toBe(text);
	expect(sheet.write(4).insteadOf).toBe(text);
});

test('an empty sheet is not cleared, and nonsense is not laid on it', () => {
	sheet.clear();
	sheet.lay('nonsense');
	expect(sheet.canUndo).toBe(false);
	expect(sheet.strokes).toEqual([]);
});
