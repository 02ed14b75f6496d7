import { addIdx, idxNotice, nothingLoaded, type LoadedIdx } from '$digits/add-idx';
import { digit, type Digit, type DigitSet } from '$digits/digit-set';
import { drawnDigit } from '$digits/drawn-digit';
import type { IdxFile } from '$digits/idx';

/** The digits that have been loaded, and the one that is chosen. */
export class Digits {
	#loaded = $state.raw<LoadedIdx>(nothingLoaded);
	#index = $state(0);
	/** What the visitor should know about the files: two that do not belong together, or one still missing. */
	readonly notice = $derived(idxNotice(this.#loaded));
	/** The digit at work: of the loaded set, else the one that the project draws itself. */
	readonly current: Digit = $derived(
		this.#loaded.set ? digit(this.#loaded.set, this.#index) : drawnDigit()
	);

	/** The set in use; null until images and their labels have been loaded. */
	get set(): DigitSet | null {
		return this.#loaded.set;
	}

	/** Takes in files of images and labels. Rejects with an IdxError when one of them is neither; then none of them counts. */
	async add(files: readonly File[]) {
		// Only who brings files needs the code that reads them.
		const { readIdx } = await import('$digits/idx');
		const read: IdxFile[] = [];
		for (const file of files) {
			read.push(await readIdx(file.name, new Uint8Array(await file.arrayBuffer())));
		}
		const before = this.#loaded.set;
		this.#loaded = read.reduce(addIdx, this.#loaded);
		if (this.#loaded.set !== before) this.#index = 0;
	}

	/** Chooses digit `n` of the set. Throws a RangeError when there is none; the choice then stays as it was. */
	choose(n: number) {
		if (!this.#loaded.set) throw new RangeError('Load a file of digits first.');
		digit(this.#loaded.set, n);
		this.#index = n;
	}
}
