import type { DigitSet } from '$digits/digit-set';
import type { IdxFile } from '$digits/files/idx';
import type { KnownFile } from '$digits/mnist/mnist-messages';
import type { AloneNotice } from '$digits/files/pair-files';

/** The sets of digits that a visitor has, whichever page asks; each is known by its source. */
export class DigitLibrary {
	#sets = $state.raw<readonly DigitSet[]>([]);
	/** The sources that came as files. */
	#brought: readonly string[] = [];
	/** Files that have come without their other half. */
	#alone: readonly IdxFile[] = [];
	#notice = $state.raw<AloneNotice | null>(null);

	/** In the order they came. */
	get sets(): readonly DigitSet[] {
		return this.#sets;
	}

	/** Those of them that came as files. */
	get files(): readonly DigitSet[] {
		return this.#sets.filter(({ source }) => this.#brought.includes(source));
	}

	/** What the visitor should know about the files: two that do not belong together, one still missing, or that they are MNIST's. */
	get notice(): AloneNotice | null {
		return this.#notice;
	}

	/** The set of a source; null when there is none. */
	find(source: string): DigitSet | null {
		return this.#sets.find((set) => set.source === source) ?? null;
	}

	/** Takes in a set, in the place of one from the same source. */
	put(set: DigitSet): void {
		const isOther = ({ source }: DigitSet) => source !== set.source;
		this.#sets = this.find(set.source)
			? this.#sets.map((one) => (isOther(one) ? one : set))
			: [...this.#sets, set];
	}

	remove(source: string): void {
		this.#sets = this.#sets.filter((set) => set.source !== source);
	}

	/**
	 * Takes in files of images and labels, or archives of both, and gives the sets that they make, with
	 * what had come before. MNIST's own files become MNIST's sets, and are kept. Rejects with an IdxError when one of them is neither; then none of them counts.
	 */
	async add(files: readonly File[]): Promise<readonly DigitSet[]> {
		// Only who brings files needs the code that reads them.
		const { readDigitFiles } = await import('$digits/read-digit-files');
		const { addFiles, aloneNotice } = await import('$digits/files/pair-files');
		const read = await readDigitFiles(files);
		const { sets: paired, alone } = addFiles(this.#alone, read.idx);
		this.#alone = alone;
		this.#notice = aloneNotice(alone);
		for (const set of [...paired, ...read.sets]) this.put(set);
		const sets = [...paired, ...read.sets, ...(await this.#addMnist(read.mnist))];
		this.#brought = [...this.#brought, ...sets.map(({ source }) => source)];
		return sets;
	}

	/** Takes in files of MNIST's own, and gives the sets that they belong to, the test's last: it is there to look at. */
	async #addMnist(files: readonly KnownFile[]): Promise<readonly DigitSet[]> {
		if (files.length === 0) return [];
		const { mnistOf } = await import('./mnist.svelte');
		const { MNIST } = await import('$digits/mnist/mnist-files');
		const mnist = mnistOf(this);
		const names = files.map(({ name }) => name);
		await mnist.keep(files);
		const sentence = mnist.isWhole ? mnist.sentence : `MNIST: ${mnist.sentence}`;
		const said = [sentence, mnist.fault?.text ?? '', mnist.storageNotice].filter(Boolean);
		this.#notice ??= { kind: mnist.isWhole ? 'complete' : 'incomplete', sentence: said.join(' ') };
		const touched = [
			{ source: MNIST.train, prefix: 'train-' },
			{ source: MNIST.test, prefix: 't10k-' }
		].filter(({ prefix }) => names.some((name) => name.startsWith(prefix)));
		return touched.flatMap(({ source }) => this.find(source) ?? []);
	}
}

let shared: DigitLibrary | undefined;

/** The one library of a visit: what was loaded on one page is there on the others. */
export function sharedLibrary(): DigitLibrary {
	return (shared ??= new DigitLibrary());
}
