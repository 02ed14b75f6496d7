// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { describe, expect, test, vi } from 'vitest';
import { PLAIN } from '$digits/drawing/drawing';
import { writeDrawing } from '$digits/drawing/drawing-text';
import { DELETED, DRAWN_BY_YOU } from '$digits/drawing/drawn-source';
import { DigitLibrary } from './digit-library.svelte';
import { Digits } from './digits.svelte';
import { Drawings, type DrawingStore } from './drawings.svelte';

/** A line that leans more or less: each is another drawing. */
const drawing = (label: number) =>
	writeDrawing({ label, thickness: 44, strokes: [[[label * 20, 0, PLAIN], [256, 400, PLAIN]]] }); // prettier-ignore
const [zero, one, two, three] = [0, 1, 2, 3].map(drawing);

function storeOf(kept: unknown): DrawingStore & { kept: unknown } {
	return {
		kept,
		async read() {
			return this.kept;
		},
		async change(how) {
			this.kept = how(this.kept);
		}
	};
}
const refusing: DrawingStore = {
	read: () => Promise.reject(new Error('no')),
	change: () => Promise.reject(new Error('no'))
};

function visit(store: DrawingStore) {
	const library = new DigitLibrary();
	const digits = new Digits(library);
	return { library, digits, drawings: new Drawings(library, store) };
}

describe('drawings', () => {
	test('that are kept are a set of the library, in this visit and the next', async () => {
		const store = storeOf(undefined);
		const { library, drawings } = visit(store);
		expect(await drawings.keep(one)).toBe(0);
		expect(await drawings.keep(two)).toBe(1);
		expect(library.find(DRAWN_BY_YOU)).toMatchObject({ count: 2, drawn: [one, two] });
		expect([...library.find(DRAWN_BY_YOU)!.labels]).toEqual([1, 2]);

		const next = visit(store);
		await next.drawings.load();
		expect(next.library.find(DRAWN_BY_YOU)).toEqual(library.find(DRAWN_BY_YOU));
		expect(next.drawings.problem).toBe('');
	});

	test('that are the same are kept once', async () => {
		const { drawings } = visit(storeOf([one, two]));
		expect(await drawings.keep(one)).toBe(0);
		expect(drawings.kept).toEqual([one, two]);
	});

	test('that were drawn on take the place of what they were', async () => {
		const store = storeOf([zero, one, two]);
		const { drawings } = visit(store);
		expect(await drawings.keep(three, one)).toBe(1);
		expect(drawings.kept).toEqual([zero, three, two]);
		expect(store.kept).toEqual([zero, three, two]);
	});

	test('are there at once, and are being written until the browser has them', async () => {
		let arrive = () => {};
		const { library, digits, drawings } = visit({
			read: async () => [zero],
			change: () => new Promise<void>((resolve) => (arrive = resolve))
		});
		expect(await drawings.keep(one)).toBe(1);
		expect(library.find(DRAWN_BY_YOU)).toMatchObject({ count: 2 });
		expect(drawings.isWriting).toBe(true);
		arrive();
		await vi.waitFor(() => expect(drawings.isWriting).toBe(false));
		drawings.forget(zero, digits);
		expect(drawings.kept).toEqual([one]);
		expect(drawings.isWriting).toBe(true);
	});

	test('that were drawn on and are gone meanwhile are new ones', async () => {
		const { drawings } = visit(storeOf([zero]));
		expect(await drawings.keep(three, one)).toBe(1);
		expect(drawings.kept).toEqual([zero, three]);
	});

	test('of another window stay where this one keeps or deletes its own', async () => {
		const store = storeOf([one]);
		const { digits, drawings } = visit(store);
		await drawings.load();
		store.kept = [one, two];
		await drawings.keep(three);
		drawings.forget(one, digits);
		expect(store.kept).toEqual([two, three]);
	});

	test('can be deleted, all of them', async () => {
		const store = storeOf([one]);
		const { library, digits, drawings } = visit(store);
		await drawings.load();
		drawings.forget(one, digits);
		expect(library.sets).toEqual([]);
		expect(store.kept).toEqual([]);
	});

	test('that are deleted while they are at work stay at work, though not kept', async () => {
		const { digits, drawings } = visit(storeOf([one, two]));
		await drawings.load();
		digits.choose(1, DRAWN_BY_YOU);
		const before = digits.current.input;
		drawings.forget(two, digits);
		expect(digits.current).toMatchObject({ source: DELETED, label: 2, drawn: two });
		expect(digits.current.input).toEqual(before);
	});

	test('after one that is deleted stay at work, one place further on', async () => {
		const { digits, drawings } = visit(storeOf([one, two, three]));
		await drawings.load();
		digits.choose(2, DRAWN_BY_YOU);
		drawings.forget(one, digits);
		expect(digits.current).toMatchObject({ source: DRAWN_BY_YOU, index: 1, drawn: three });
		drawings.forget(two, digits);
		expect(digits.current).toMatchObject({ index: 0, drawn: three });
	});

	test('that were deleted come back to their place, and to work', async () => {
		const store = storeOf([one, two, three]);
		const { library, digits, drawings } = visit(store);
		await drawings.load();
		digits.choose(2, DRAWN_BY_YOU);
		drawings.forget(one, digits);
		drawings.bringBack(one, 0, digits);
		expect(digits.current).toMatchObject({ source: DRAWN_BY_YOU, index: 2, drawn: three });
		drawings.forget(three, digits);
		drawings.bringBack(three, 2, digits);
		expect(digits.current).toMatchObject({ source: DRAWN_BY_YOU, index: 2, drawn: three });
		expect(library.find(DELETED)).toBeNull();
		expect(store.kept).toEqual([one, two, three]);
	});

	test('of a browser that keeps nothing last for the visit, and it says so', async () => {
		const { library, digits, drawings } = visit(refusing);
		await drawings.keep(one);
		await drawings.keep(two);
		expect(library.find(DRAWN_BY_YOU)?.count).toBe(2);
		await vi.waitFor(() => expect(drawings.problem).toContain('keeps nothing'));
		drawings.forget(one, digits);
		expect(drawings.kept).toEqual([two]);
	});

	test('are left out where what was kept are none', async () => {
		for (const [kept, left] of [
			['x', []],
			[{ length: 3 }, []],
			[
				[one, 'nonsense', 7, null, two],
				[one, two]
			]
		]) {
			const { drawings } = visit(storeOf(kept));
			await drawings.load();
			expect(drawings.kept).toEqual(left);
		}
	});
});
