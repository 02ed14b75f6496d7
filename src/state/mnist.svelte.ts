import { readIdx } from '$digits/files/idx';
import { mnistFault, type MnistFault } from '$digits/mnist/mnist-fault';
import { MNIST, mnistFiles, type MnistFile } from '$digits/mnist/mnist-files';
import { mnistHere } from '$digits/mnist/mnist-here';
import type { FileBytes, KnownFile, MnistReport, MnistRequest } from '$digits/mnist/mnist-messages';
import { pairDigits } from '$digits/files/pair-digits';
import { canHash } from '$digits/mnist/sha256';
import { startMnistWorker } from '$digits/mnist/start-mnist-worker';
import { sharedLibrary, type DigitLibrary } from './digit-library.svelte';

/** What is under way: the browser is asked for what it has kept, files come from a mirror, or the visitor's own are checked. */
export type MnistDoing = 'nothing' | 'recalling' | 'fetching' | 'taking' | 'forgetting';

const NOT_KEPT = {
	room: 'The browser has no room to keep MNIST: it is here until the page is left or loaded again.',
	nothing:
		'The browser does not let this page keep anything: MNIST is here until the page is left or loaded again.'
};

const NO_SUMS =
	'This page did not come over https, so the browser does not compute SHA-256 for it and MNIST’s files cannot be checked: none was fetched. Open the page over https, or load the four files as they are.';

/** Which files make which set. */
const SETS = { t10k: MNIST.test, train: MNIST.train };

/** MNIST as the page sees it: a worker fetches, checks and keeps its files, and here they become sets of the library. */
export class Mnist {
	doing = $state<MnistDoing>('nothing');
	/** Whether it is known by now what the browser has kept. */
	hasAsked = $state(false);
	/** The names of the files that are here. */
	here = $state.raw<readonly string[]>([]);
	/** Those of them that the browser keeps. */
	kept = $state.raw<readonly string[]>([]);
	/** Gzipped bytes that have come of the file under way. */
	received = $state.raw<{ readonly name: string; readonly bytes: number } | null>(null);
	fault = $state.raw<MnistFault | null>(null);
	storageNotice = $state('');

	/** Files whose other half has not come yet. */
	#halves: Readonly<Record<string, FileBytes>> = {};
	#worker: Worker | null = null;
	#ending: Promise<void> = Promise.resolve();

	constructor(private readonly library: DigitLibrary) {}

	/** Whether all of it is here. */
	get isWhole(): boolean {
		return this.here.length === mnistFiles.length;
	}

	/** How much of it is here, as sentences. */
	get sentence(): string {
		return mnistHere(this.here, this.keptBytes);
	}

	/** Bytes that the browser keeps. */
	get keptBytes(): number {
		const sizes = mnistFiles.map(({ name, bytes }) => (this.kept.includes(name) ? bytes : 0));
		return sizes.reduce((sum, size) => sum + size, 0);
	}

	/** Gzipped bytes of a file that are here, or on their way. */
	receivedOf({ name, zipped }: MnistFile): number {
		if (this.here.includes(name)) return zipped;
		return this.received?.name === name ? this.received.bytes : 0;
	}

	/** Brings what the browser has kept, once in a visit. */
	recall(): Promise<void> {
		return (this.#recalled ??= this.#ask('recalling', { ask: 'recall' }));
	}

	#recalled: Promise<void> | null = null;

	/** Fetches the files that are not here from the mirrors. Ends when they are here, or it cannot go on. */
	async fetch(): Promise<void> {
		if (!canHash()) {
			this.fault = { text: NO_SUMS, isBlocked: true };
			return;
		}
		await this.recall();
		await this.#ask('fetching', { ask: 'fetch', here: this.here });
	}

	/** Stops fetching. The files that have come stay. */
	cancel(): void {
		this.#worker?.postMessage({ ask: 'cancel' } satisfies MnistRequest);
	}

	/** Takes those of the visitor's files that are MNIST's, as if they had been fetched. */
	async take(files: readonly File[]): Promise<void> {
		if (!canHash()) {
			this.fault = { text: NO_SUMS, isBlocked: true };
			return;
		}
		await this.#ask('taking', { ask: 'take', files });
	}

	/** Takes files that are known for MNIST's by their sums, as if they had been fetched. */
	async keep(files: readonly KnownFile[]): Promise<void> {
		await this.recall();
		await this.#ask('taking', { ask: 'keep', files });
	}

	/** Forgets it all, here and in the browser. */
	async forget(): Promise<void> {
		await this.#ask('forgetting', { ask: 'forget' });
		this.#halves = {};
		this.here = this.kept = [];
		this.storageNotice = '';
		for (const source of Object.values(MNIST)) this.library.remove(source);
	}

	/** Asks the worker for something, after what was asked before, and waits until it is done. */
	#ask(doing: MnistDoing, request: MnistRequest): Promise<void> {
		const asked = this.#ending.then(async () => {
			this.doing = doing;
			this.fault = null;
			await this.#work(request);
			this.received = null;
			this.hasAsked = true;
			this.doing = 'nothing';
		});
		this.#ending = asked;
		return asked;
	}

	/** A worker for each thing that is asked: what it needs of memory goes with it. */
	#work(request: MnistRequest): Promise<void> {
		return new Promise((resolve) => {
			const worker = (this.#worker = startMnistWorker());
			const end = () => {
				worker.terminate();
				this.#worker = null;
				resolve();
			};
			let taking = Promise.resolve();
			worker.onmessage = ({ data }: MessageEvent<MnistReport>) => {
				taking = taking.then(() => this.#hear(data));
				if (data.tell === 'idle') void taking.then(end);
			};
			worker.onerror = (event) => {
				event.preventDefault();
				const text = `The browser stopped the work on MNIST’s files${event.message ? ` (${event.message})` : ''}. Try again: files that have come are kept.`;
				this.fault = { text, isBlocked: false };
				end();
			};
			const handed = request.ask === 'keep' ? request.files.map(({ bytes }) => bytes.buffer) : [];
			worker.postMessage(request, handed);
		});
	}

	async #hear(report: MnistReport): Promise<void> {
		switch (report.tell) {
			case 'progress':
				this.received = { name: report.name, bytes: report.received };
				return;
			case 'file':
				return this.#have(report.name, report.bytes, report.kept);
			case 'failed':
				this.fault = mnistFault(report.name, report.attempts, navigator.onLine);
				return;
			case 'refused':
				this.fault = { text: report.why, isBlocked: true };
				return;
			case 'not-kept':
				this.storageNotice = NOT_KEPT[report.why];
				return;
			case 'idle':
				return;
		}
	}

	/** Takes in a file; with its other half it becomes a set. */
	async #have(name: string, bytes: FileBytes, isKept: boolean): Promise<void> {
		const others = (names: readonly string[]) => names.filter((other) => other !== name);
		const [prefix] = name.split('-');
		const halves = { ...this.#halves, [name]: bytes };
		const found = await Promise.all(
			Object.entries(halves)
				.filter(([other]) => other.startsWith(prefix))
				.map(([other, bytes]) => readIdx(other, bytes))
		);
		const images = found.find((file) => file.kind === 'images');
		const labels = found.find((file) => file.kind === 'labels');
		if (images && labels) {
			const source = SETS[prefix as keyof typeof SETS];
			this.library.put({ ...pairDigits(images, labels), source });
		}
		this.#halves = images && labels ? without(halves, prefix) : halves;
		this.here = [...others(this.here), name];
		this.kept = isKept ? [...others(this.kept), name] : others(this.kept);
	}
}

function without(halves: Readonly<Record<string, FileBytes>>, prefix: string) {
	return Object.fromEntries(Object.entries(halves).filter(([name]) => !name.startsWith(prefix)));
}

const all = new WeakMap<DigitLibrary, Mnist>();

/** The MNIST that belongs to a library. */
export function mnistOf(library: DigitLibrary): Mnist {
	let mnist = all.get(library);
	if (!mnist) all.set(library, (mnist = new Mnist(library)));
	return mnist;
}

/** The one MNIST of a visit. */
export function sharedMnist(): Mnist {
	return mnistOf(sharedLibrary());
}
