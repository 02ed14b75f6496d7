import { digit, type Digit, type DigitSet } from '$digits/digit-set';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { DigitLibrary } from './digit-library.svelte';

/** The digit at work: one of the library's. */
export class Digits {
	#source = $state<string | null>(null);
	#index = $state(0);
	/** The digit at work: of the set in use, else the one that the project draws itself. */
	readonly current: Digit = $derived.by(() =>
		this.set ? digit(this.set, this.#index) : drawnDigit()
	);

	constructor(readonly library: DigitLibrary = new DigitLibrary()) {}

	/** The set in use; null until one has been chosen. */
	get set(): DigitSet | null {
		return this.#source === null ? null : this.library.find(this.#source);
	}

	/** Takes in files, and goes to the first digit of a set that they make. Rejects with an IdxError when one of them is none of digits; then none of them counts. */
	async add(files: readonly File[]): Promise<void> {
		const sets = await this.library.add(files);
		const set = sets.at(-1);
		if (set) this.choose(0, set.source);
	}

	/** Chooses digit `n` of the set in use, or of another. Throws a RangeError when there is none; the choice then stays as it was. */
	choose(n: number, source: string | null = this.#source): void {
		const set = source === null ? null : this.library.find(source);
		if (!set) throw new RangeError('Load a file of digits first.');
		digit(set, n);
		this.#source = set.source;
		this.#index = n;
	}
}
