import { IdxError } from '$digits/files/idx-error';
import { readIdxBytes } from '$digits/files/idx';
import { fetchMnistFile, NoMirror } from './mnist-fetch';
import { mnistFileOf } from './mnist-file-of';
import { mirrors, mnistFiles, type MnistFile } from './mnist-files';
import type { FileBytes, KnownFile, MnistReport, MnistRequest } from './mnist-messages';
import type { MnistStore } from './mnist-store';

/** Milliseconds without a byte after which the next mirror is asked. */
const PATIENCE = 20_000;
/** Milliseconds between two words on how far a file is. */
const TELL_EVERY = 80;

/** What may be picked here, and where the rest goes. */
const WANTED = `Pick here ${mnistFiles.map(({ name }) => name).join(', ')}, gzipped or not; other files of digits go to “Load IDX files…”.`;

/** MNIST's files at work in a worker: fetches, checks, keeps and forgets them as the page asks. */
export class MnistHost {
	#fetching: AbortController | null = null;
	/** The mirror that gave a file last is asked first for the next one. */
	#mirrors = mirrors;
	#saysNotKept = true;

	constructor(
		private readonly fetch: typeof globalThis.fetch,
		private readonly store: MnistStore,
		private readonly post: (report: MnistReport, transfer?: Transferable[]) => void
	) {}

	/** Does what the page asks. */
	async take(request: MnistRequest): Promise<void> {
		if (request.ask === 'cancel') return this.#fetching?.abort();
		this.#saysNotKept = true;
		if (request.ask === 'recall') await this.#recall();
		else if (request.ask === 'fetch') await this.#fetch(request.here);
		else if (request.ask === 'take') await this.#take(request.files);
		else if (request.ask === 'keep') await this.#keep(request.files);
		else await this.store.forget().catch(() => undefined);
		this.post({ tell: 'idle' });
	}

	async #recall() {
		for (const { name } of mnistFiles) {
			// A browser that keeps nothing has kept nothing.
			const bytes = await this.store.kept(name).catch(() => null);
			if (bytes) this.#give(name, bytes, true);
		}
	}

	async #fetch(here: readonly string[]) {
		this.#fetching = new AbortController();
		for (const file of mnistFiles) {
			if (here.includes(file.name)) continue;
			try {
				const { bytes, mirror } = await this.#fetchOne(file, this.#fetching.signal);
				this.#mirrors = [mirror, ...mirrors.filter((other) => other !== mirror)];
				await this.#keepAndGive(file.name, bytes);
			} catch (error) {
				if (this.#fetching.signal.aborted) return;
				if (!(error instanceof NoMirror)) throw error;
				this.post({ tell: 'failed', name: file.name, attempts: error.attempts });
				return;
			}
		}
	}

	#fetchOne(file: MnistFile, signal: AbortSignal) {
		let told = -Infinity;
		return fetchMnistFile(file, {
			fetch: this.fetch,
			mirrors: this.#mirrors,
			signal,
			patience: PATIENCE,
			onprogress: (received) => {
				const now = performance.now();
				if (received > 0 && received < file.zipped && now - told < TELL_EVERY) return;
				told = now;
				this.post({ tell: 'progress', name: file.name, received });
			}
		});
	}

	async #take(files: readonly File[]) {
		for (const { name, ...file } of await this.#read(files)) {
			if (file.bytes) await this.#keepAndGive(name, file.bytes);
			else this.post({ tell: 'refused', why: file.why });
		}
	}

	async #keep(files: readonly KnownFile[]) {
		for (const { name, bytes } of files) await this.#keepAndGive(name, bytes);
	}

	async #read(files: readonly File[]) {
		const read: (
			{ name: string; bytes: FileBytes } | { name: string; bytes: null; why: string }
		)[] = [];
		for (const file of files) {
			const { name } = file;
			try {
				const bytes = await readIdxBytes(name, new Uint8Array(await file.arrayBuffer()));
				const known = await mnistFileOf(bytes);
				const why = `${name} is none of MNIST’s four files, by its SHA-256: it was not used. ${WANTED}`;
				read.push(known ? { name: known.name, bytes } : { name, bytes: null, why });
			} catch (error) {
				if (!(error instanceof IdxError)) throw error;
				read.push({ name, bytes: null, why: `${error.message} ${WANTED}` });
			}
		}
		return read;
	}

	async #keepAndGive(name: string, bytes: FileBytes) {
		let kept = true;
		try {
			await this.store.keep(name, bytes);
		} catch (error) {
			kept = false;
			const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
			if (this.#saysNotKept) this.post({ tell: 'not-kept', why: isFull ? 'room' : 'nothing' });
			this.#saysNotKept = false;
		}
		this.#give(name, bytes, kept);
	}

	#give(name: string, bytes: FileBytes, kept: boolean) {
		this.post({ tell: 'file', name, bytes, kept }, [bytes.buffer]);
	}
}
