import type { DigitSet } from '$digits/digit-set';
import type { IdxFile } from '$digits/idx';
import { IdxError } from '$digits/idx-error';
import { sortSets, type SortedSets } from '$digits/sort-sets';

/** The files of digits that a visitor has brought to train on. */
export class TrainingDigits {
	#files = $state.raw<readonly IdxFile[]>([]);
	readonly #sorted: SortedSets = $derived(sortSets(this.#files));
	readonly train: DigitSet | null = $derived(this.#sorted.train);
	readonly test: DigitSet | null = $derived(this.#sorted.test);
	/** What is wrong, or still missing, as a sentence. */
	notice = $state('');
	/** Whether files are being read. */
	reading = $state(false);

	/** Takes in files of images and labels; one of the same name takes the place of the one before. */
	async add(files: readonly File[]): Promise<void> {
		this.notice = '';
		this.reading = true;
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
			this.reading = false;
		}
	}
}
