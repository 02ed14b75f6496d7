import type { DigitSet } from '$digits/digit-set';
import type { IdxFile } from '$digits/idx';
import { IdxError } from '$digits/idx-error';
import { sortSets, type SortedSets } from '$digits/sort-sets';

/** So many digits are drawn where a visitor brings none. */
export const DRAWN = { train: 20_000, test: 4_000 };

/** The files of digits that a visitor has brought to train on. */
export class TrainingDigits {
	#files = $state.raw<readonly IdxFile[]>([]);
	readonly #sorted: SortedSets = $derived(sortSets(this.#files));
	readonly train: DigitSet | null = $derived(this.#sorted.train);
	readonly test: DigitSet | null = $derived(this.#sorted.test);
	/** What is wrong, or still missing, as a sentence. */
	notice = $state('');
	/** Whether digits are being read or drawn. */
	busy = $state(false);

	/** Digits that the project draws itself, to learn from and to be tested on: for who has none. */
	async draw(): Promise<{ train: DigitSet; test: DigitSet }> {
		this.busy = true;
		try {
			const { penDigitsInPeace } = await import('$digits/pen-digits');
			const train = await penDigitsInPeace(DRAWN.train, 1);
			return { train, test: await penDigitsInPeace(DRAWN.test, 2) };
		} finally {
			this.busy = false;
		}
	}

	/** Takes in files of images and labels; one of the same name takes the place of the one before. */
	async add(files: readonly File[]): Promise<void> {
		this.notice = '';
		this.busy = true;
		try {
			const { readIdx } = await import('$digits/idx');
			const read: IdxFile[] = [];
			for (const file of files) {
				read.push(await readIdx(file.name, new Uint8Array(await file.arrayBuffer())));
			}
			const names = read.map(({ name }) => name);
			this.#files = [...this.#files.filter(({ name }) => !names.includes(name)), ...read];
			this.notice = this.#sorted.missing;
		} catch (error) {
			if (!(error instanceof IdxError)) throw error;
			this.notice = error.message;
		} finally {
			this.busy = false;
		}
	}
}
