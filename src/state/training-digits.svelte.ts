import type { DigitSet } from '$digits/digit-set';
import { IdxError } from '$digits/idx-error';
import { trainAndTest, type TrainAndTest } from '$digits/train-and-test';
import type { DigitLibrary } from './digit-library.svelte';
import { PEN } from './pen-set';

/** So many digits are drawn where a visitor brings none. */
export const DRAWN = { train: 20_000, test: 4_000 };

/** The digits that a visitor has to train on. */
export class TrainingDigits {
	/** What is wrong, or still missing, as a sentence. */
	notice = $state('');
	/** Whether digits are being read or drawn. */
	busy = $state(false);

	constructor(private readonly library: DigitLibrary) {}

	get train(): DigitSet | null {
		return this.#sorted.train;
	}

	get test(): DigitSet | null {
		return this.#sorted.test;
	}

	get #sorted(): TrainAndTest {
		// The pen's digits that were chosen from are nobody's file: what to learn from is drawn for it.
		return trainAndTest(this.library.sets.filter(({ source }) => source !== PEN));
	}

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

	/** Takes in files of images and labels. */
	async add(files: readonly File[]): Promise<void> {
		this.notice = '';
		this.busy = true;
		try {
			await this.library.add(files);
			this.notice = this.library.notice?.sentence ?? '';
		} catch (error) {
			if (!(error instanceof IdxError)) throw error;
			this.notice = error.message;
		} finally {
			this.busy = false;
		}
	}
}
