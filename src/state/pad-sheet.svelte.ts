import type { Drawing, Ink, Sketch } from '$digits/drawing/drawing';
import { readDrawing, writeDrawing } from '$digits/drawing/drawing-text';
import type { History } from './history.svelte';

/** The pen's width that the pad opens with, in the pad's units. */
const USUAL_THICKNESS = 44;

/** What is true of a drawing as a whole, however many of its strokes are undone. */
interface Draft {
	thickness: number;
	/** What the visitor says that it is meant to be. */
	said: number | null;
	/** The kept drawing that it is, or was made of, and whose place it takes. */
	edited: string | null;
}

interface Entry {
	readonly draft: Draft;
	readonly strokes: readonly Ink[];
}

function draftOf(thickness: number, said: number | null = null, edited: string | null = null) {
	const draft: Draft = $state({ thickness, said, edited });
	return draft;
}

/**
 * What is on the drawing pad. Its strokes can be undone and done again; who undoes beyond the first of a
 * drawing is at the drawing before it, with all that was said of that.
 */
export class PadSheet implements Sketch {
	readonly #history: History<Entry>;
	/** The stroke that is being drawn; null while the pen is up. */
	trail = $state.raw<Ink | null>(null);

	/** Histories are made by `historyOf`, as `Session` has it. */
	constructor(session: { historyOf<T>(start: T): History<T> }) {
		this.#history = session.historyOf<Entry>({ draft: draftOf(USUAL_THICKNESS), strokes: [] });
	}

	/** The strokes that are done. */
	get drawn(): readonly Ink[] {
		return this.#history.current.strokes;
	}

	/** The same and the one that is being drawn. */
	readonly strokes: readonly Ink[] = $derived.by(() =>
		this.trail ? [...this.drawn, this.trail] : this.drawn
	);

	get #draft(): Draft {
		return this.#history.current.draft;
	}

	get thickness(): number {
		return this.#draft.thickness;
	}

	set thickness(thickness: number) {
		this.#draft.thickness = thickness;
	}

	/** The digit that the visitor says it is; null where nothing was said. */
	get said(): number | null {
		return this.#draft.said;
	}

	set said(digit: number | null) {
		this.#draft.said = digit;
	}

	/** The kept drawing that is on the pad, as `writeDrawing` has it, and whose place the next one takes; null for a new one. */
	get edited(): string | null {
		return this.#draft.edited;
	}

	get canUndo(): boolean {
		return this.trail !== null || this.#history.canUndo;
	}

	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	/** Adds a stroke. */
	add(ink: Ink): void {
		this.#history.push({ draft: this.#draft, strokes: [...this.drawn, ink] });
	}

	/** Puts a kept drawing on the pad, to be drawn on. */
	lay(text: string): void {
		const drawing = readDrawing(text);
		if (!drawing) return;
		this.trail = null;
		const { strokes, thickness, label } = drawing;
		this.#history.push({ draft: draftOf(thickness, label, text), strokes });
	}

	/** Makes room for another drawing, by a pen as wide. */
	clear(): void {
		this.trail = null;
		if (this.drawn.length === 0) return;
		this.#history.push({ draft: draftOf(this.thickness), strokes: [] });
	}

	undo(): void {
		if (this.trail) this.trail = null;
		else this.#history.undo();
	}

	redo(): void {
		this.#history.redo();
	}

	/** The sheet as a drawing of a digit, by its text, and the kept one whose place it takes; from now on it is that drawing. */
	write(label: Drawing['label']): { readonly text: string; readonly insteadOf: string | null } {
		const insteadOf = this.edited;
		const { thickness, strokes } = this;
		const text = writeDrawing({ label, thickness, strokes });
		this.#draft.edited = text;
		return { text, insteadOf };
	}

	/** Whether it is the kept drawing as it was kept, but for what it is meant to be. */
	get isAsKept(): boolean {
		const kept = this.edited === null ? null : readDrawing(this.edited);
		const { thickness, strokes } = this;
		return !!kept && writeDrawing({ label: kept.label, thickness, strokes }) === this.edited;
	}
}
