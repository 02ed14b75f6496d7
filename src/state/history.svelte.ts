/** A value with its past and its future: every change can be undone, and done again. */
export class History<T> {
	#entries: readonly T[] = $state.raw([]);
	#index = $state(0);
	/** What the last change belongs to, while it is still being made. */
	#open: string | null = null;

	constructor(start: T) {
		this.#entries = [start];
	}

	get current(): T {
		return this.#entries[this.#index];
	}

	get canUndo(): boolean {
		return this.#index > 0;
	}

	get canRedo(): boolean {
		return this.#index < this.#entries.length - 1;
	}

	/** Makes `value` the current one. Changes one after the other with the same `part`, as of a field that is being typed in, are one. */
	push(value: T, part: string | null = null) {
		const keep = part !== null && part === this.#open ? this.#index : this.#index + 1;
		this.#entries = [...this.#entries.slice(0, keep), value];
		this.#index = keep;
		this.#open = part;
	}

	/** Ends a change that was being made: the next one is another. */
	settle() {
		this.#open = null;
	}

	/**
	 * Puts `fitted` of every entry in its place, and forgets those for which there is none. Where the
	 * current one is forgotten, the last before it that is left becomes current, or the first; whether
	 * any was left.
	 */
	keep(fitted: (entry: T) => T | null): boolean {
		const entries = this.#entries.map(fitted);
		const kept = entries.filter((entry) => entry !== null);
		this.#open = null;
		if (kept.length === 0) {
			this.#entries = this.#entries.slice(0, 1);
			this.#index = 0;
			return false;
		}
		const before = entries.slice(0, this.#index + 1).filter((entry) => entry !== null).length;
		this.#entries = kept;
		this.#index = Math.max(before - 1, 0);
		return true;
	}

	undo() {
		this.#index = Math.max(this.#index - 1, 0);
		this.#open = null;
	}

	redo() {
		this.#index = Math.min(this.#index + 1, this.#entries.length - 1);
		this.#open = null;
	}
}
