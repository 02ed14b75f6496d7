import { createStore, get, update } from 'idb-keyval';
import { readDrawing } from '$digits/drawing/drawing-text';
import { drawnSet } from '$digits/drawing/drawn-set';
import { DELETED, DRAWN_BY_YOU } from '$digits/drawing/drawn-source';
import type { DigitLibrary } from './digit-library.svelte';
import type { Digits } from './digits.svelte';

/** Where drawings are kept from one visit to the next. Both reject where the browser keeps nothing. */
export interface DrawingStore {
	read(): Promise<unknown>;
	change(how: (kept: unknown) => readonly string[]): Promise<void>;
}

const KEY = 'drawings';
const database = () => createStore('backstep-drawings', KEY);

const browserStore: DrawingStore = {
	read: async () => get<unknown>(KEY, database()),
	change: async (how) => update<unknown>(KEY, how, database())
};

/**
 * The digits that the visitor has drawn: a set of the library, kept across visits as their strokes.
 * A drawing is known by its text, as `writeDrawing` has it.
 */
export class Drawings {
	#kept = $state.raw<readonly string[]>([]);
	#loading: Promise<void> | null = null;
	/** Why drawings are not kept across visits, as a sentence; '' where they are. */
	problem = $state('');
	#writes = $state(0);

	constructor(
		private readonly library: DigitLibrary,
		private readonly store: DrawingStore = browserStore
	) {}

	/** In the order they were drawn. */
	get kept(): readonly string[] {
		return this.#kept;
	}

	/** Whether the browser's copy is still on its way to be what `kept` is. */
	get isWriting(): boolean {
		return this.#writes > 0;
	}

	/** Brings back what was kept of earlier visits, once. */
	load(): Promise<void> {
		return (this.#loading ??= this.#load());
	}

	async #load() {
		await this.#attempt(async () => this.#show(drawingsIn(await this.store.read())));
	}

	/** Keeps a drawing, in the place of another that it was made of, if it is there; gives its place, once what was kept before is known. */
	async keep(text: string, insteadOf: string | null = null): Promise<number> {
		await this.load();
		this.#change((kept) => withDrawing(kept, text, insteadOf));
		return this.#kept.indexOf(text);
	}

	/** Deletes a drawing. The digit at work stays, though it is not kept any more. */
	forget(text: string, digits: Digits): void {
		const { drawn, source, index } = digits.current;
		const gone = this.#kept.indexOf(text);
		const isOwn = source === DRAWN_BY_YOU;
		if (isOwn && drawn === text) {
			this.library.put(drawnSet(DELETED, [text]));
			digits.choose(0, DELETED);
		}
		this.#change((kept) => kept.filter((one) => one !== text));
		if (isOwn && drawn !== text && gone < index) digits.choose(index - 1);
	}

	/** Undoes a deletion: the drawing has its place again, and is the visitor's own at work if it is still there. */
	bringBack(text: string, place: number, digits: Digits): void {
		const { drawn, source, index } = digits.current;
		this.#change((kept) => (kept.includes(text) ? kept : kept.toSpliced(place, 0, text)));
		if (source === DELETED && drawn === text) {
			digits.choose(this.#kept.indexOf(text), DRAWN_BY_YOU);
			this.library.remove(DELETED);
		} else if (source === DRAWN_BY_YOU && place <= index) digits.choose(index + 1);
	}

	/** Here at once; in the browser when it has come to it, beside what other windows have kept there. */
	#change(change: (kept: readonly string[]) => readonly string[]) {
		this.#show(change(this.#kept));
		void this.#write((kept) => change(drawingsIn(kept)));
	}

	async #write(how: (kept: unknown) => readonly string[]) {
		this.#writes++;
		await this.#attempt(() => this.store.change(how));
		this.#writes--;
	}

	#show(kept: readonly string[]) {
		this.#kept = kept;
		if (kept.length > 0) this.library.put(drawnSet(DRAWN_BY_YOU, kept));
		else this.library.remove(DRAWN_BY_YOU);
	}

	async #attempt(act: () => Promise<void>) {
		try {
			await act();
		} catch {
			this.problem =
				'This browser keeps nothing here: your drawings last until you leave the page.';
		}
	}
}

/** What of a kept list are drawings: another version of the page may have written it. */
function drawingsIn(kept: unknown): readonly string[] {
	const list: readonly unknown[] = Array.isArray(kept) ? kept : [];
	return list.filter((text): text is string => typeof text === 'string' && !!readDrawing(text));
}

function withDrawing(kept: readonly string[], text: string, insteadOf: string | null) {
	if (kept.includes(text)) return kept;
	const at = insteadOf === null ? -1 : kept.indexOf(insteadOf);
	return at < 0 ? [...kept, text] : kept.with(at, text);
}

const all = new WeakMap<DigitLibrary, Drawings>();

/** The drawings that belong to a library. */
export function drawingsOf(library: DigitLibrary): Drawings {
	let drawings = all.get(library);
	if (!drawings) all.set(library, (drawings = new Drawings(library)));
	return drawings;
}
