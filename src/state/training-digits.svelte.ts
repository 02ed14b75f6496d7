import type { DigitSet } from '$digits/digit-set';
import { IdxError } from '$digits/files/idx-error';
import { isMnist } from '$digits/mnist/mnist-files';
import { PEN, PEN_TEST } from '$digits/pen/pen-source';
import { isTest, trainAndTest } from '$digits/train-and-test';
import type { NamedImages, TrainingImages } from '$training/messages';
import type { DigitLibrary } from './digit-library.svelte';

/** So many digits are drawn where the pen's are chosen. */
export const DRAWN = { train: 20_000, test: 4_000 };

/** Digits that can be trained or tested on, by where they come from. */
export interface Candidate {
	readonly source: string;
	/** How many there are to train on. */
	readonly count: number;
	/** How many there are to be tested on: of the pen's, others. */
	readonly testCount: number;
}

const pen: Candidate = { source: PEN, count: DRAWN.train, testCount: DRAWN.test };

/** What the next run trains and tests on: any of the sets that the visitor has, those of the run there is, or the pen's. */
export class TrainingDigits {
	/** What is wrong, as a sentence. */
	notice = $state('');
	/** What is still missing, as a sentence. */
	remark = $state('');
	/** Whether digits are being read or drawn. */
	busy = $state(false);
	/** Chosen by hand: null goes by what there is. */
	#train = $state<string | null>(null);
	/** The same; '' is none. */
	#test = $state<string | null>(null);

	constructor(
		private readonly library: DigitLibrary,
		/** The images of the run there is, which a reload brings back. */
		private readonly ofRun: () => TrainingImages | null,
		/** The sets of all runs of this visit: what was loaded for one of them can be chosen again. */
		private readonly ofRuns: () => readonly NamedImages[] = () => []
	) {}

	/** All that can be chosen, the pen's last. */
	get candidates(): readonly Candidate[] {
		return [...this.#sets.map(({ source, count }) => ({ source, count, testCount: count })), pen];
	}

	/** All sets there are, those of the runs too: each once. */
	get #sets(): readonly NamedImages[] {
		const { train = null, test = null } = this.ofRun() ?? {};
		const all = [...this.library.sets, train, test, ...this.ofRuns()].flatMap((set) => set ?? []);
		const isFirst = ({ source }: NamedImages, k: number) =>
			all.findIndex((set) => set.source === source) === k;
		return all.filter((set, k) => set.source !== PEN && set.source !== PEN_TEST && isFirst(set, k));
	}

	/** What is trained on. */
	get train(): Candidate {
		return this.#find(this.#train) ?? this.#usual.train;
	}

	/** What is tested on; null when nothing is. */
	get test(): Candidate | null {
		if (this.#test === '') return null;
		return this.#find(this.#test) ?? this.#usualTest;
	}

	/** What goes without saying: MNIST, else files, else the run's images again, else the pen's. */
	get #usual(): { train: Candidate; test: Candidate | null } {
		const { sets, files } = this.library;
		const mnist = trainAndTest(sets.filter(({ source }) => isMnist(source)));
		const run = this.ofRun();
		// Of MNIST alone, half is no reason to leave files aside.
		// Files to be tested on are not what anyone learns from.
		const brought = files.every(isTest) ? null : trainAndTest(files);
		const found = [mnist.test && mnist, brought, run, mnist].find((one) => one?.train);
		const { train, test } = found ?? { train: pen, test: pen };
		return { train: this.#find(train!.source) ?? pen, test: test && this.#find(test.source) };
	}

	/** The usual test, unless something else is trained on: then the set that is usual beside that, or none. */
	get #usualTest(): Candidate | null {
		const { train, test } = this.#usual;
		if (this.train.source === PEN) return pen;
		return test?.source === this.train.source ? train : test;
	}

	#find(source: string | null): Candidate | null {
		return this.candidates.find((candidate) => candidate.source === source) ?? null;
	}

	/** Chooses what to train on by its source. */
	chooseTrain(source: string): void {
		this.#train = source;
	}

	/** Chooses what to test on by its source; '' for nothing. */
	chooseTest(source: string): void {
		this.#test = source;
	}

	/** The images that were chosen. The pen's are drawn now, unless the run there is has drawn them already. */
	async images(): Promise<TrainingImages> {
		this.busy = true;
		try {
			const train = await this.#drawnOr(this.train, 'train');
			return { train, test: this.test && (await this.#drawnOr(this.test, 'test')) };
		} finally {
			this.busy = false;
		}
	}

	async #drawnOr({ source }: Candidate, use: 'train' | 'test'): Promise<NamedImages> {
		if (source !== PEN) return this.#sets.find((set) => set.source === source)!;
		const ofRun = this.ofRun()?.[use];
		if (ofRun?.source === PEN && ofRun.count === DRAWN[use]) return ofRun;
		const { penDigitsInPeace } = await import('$digits/pen/pen-digits');
		return penDigitsInPeace(DRAWN[use], use === 'train' ? 1 : 2);
	}

	/** Takes in files of images and labels. */
	async add(files: readonly File[]): Promise<void> {
		this.notice = this.remark = '';
		this.busy = true;
		const before = this.train.source;
		try {
			const sets = await this.library.add(files);
			const { kind, sentence = '' } = this.library.notice ?? {};
			if (kind === 'incomplete') this.remark = sentence;
			// Of all of MNIST the choice itself tells.
			else if (kind !== 'complete') this.notice = sentence;
			if (sets.length > 0) this.#use(sets, before);
		} catch (error) {
			if (!(error instanceof IdxError)) throw error;
			this.notice = error.message;
		} finally {
			this.busy = false;
		}
	}

	/** Files that have just been brought are meant to be trained on, whatever else there is; those of a test are for the test. */
	#use(brought: readonly DigitSet[], before: string) {
		if (brought.every(isTest)) {
			this.#train = before;
			this.#test = brought[0].source;
			return;
		}
		const { train, test } = trainAndTest(brought.length > 1 ? brought : this.library.files);
		this.#train = train?.source ?? null;
		this.#test = test?.source ?? null;
	}
}
