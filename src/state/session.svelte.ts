import { column, tensor } from '$engine/tensor';
import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import type { Ref, Trace } from '$engine/trace';
import { seeded } from '$engine/random';
import { oneHot } from '$digits/one-hot';
import { PIXELS } from '$digits/digit-set';
import { IdxError } from '$digits/idx-error';
import { DocumentError } from '$documents/document-error';
import type { Opened } from '$documents/opened';
import { sameStep } from '$replay/same-step';
import { madeAt } from '$replay/uses';
import { defaultLettering } from '$notation/lettering';
import { Digits } from './digits.svelte';
import { builtIn, type NetworkId, type Setup } from './networks';
import { Inspection } from './inspection.svelte';
import { Player } from './player.svelte';
import { Pointing } from './pointing.svelte';

/** Something to tell the visitor: a fault (nothing was changed), or a remark. */
export interface Notice {
	readonly kind: 'fault' | 'remark';
	readonly text: string;
}

const CLASSES = 10;

/** What is said of a step that is not quite the same in another network. */
const PLACES = {
	operation: 'the same kind of step',
	phase: 'the start of the phase',
	none: 'where its pass ends'
};

/** All live state of a visit: which network and sample are looked at, and the cursor in their pass. */
export class Session {
	readonly digits = new Digits();
	/** The networks that have been looked at or opened, by name. */
	#setups = $state.raw<Readonly<Record<string, Setup>>>({});
	#name = $state<string>('3-2');
	notice = $state.raw<Notice | null>(null);

	readonly setup: Setup = $derived(this.#setups[this.#name] ?? builtIn[this.#name as NetworkId]());
	/** The sample of the pass: the setup's own, or the digit that is chosen. */
	readonly sample: Sample = $derived(
		this.setup.sample === 'digit' ? digitSample(this.digits) : this.setup.sample
	);
	readonly trace = $derived(
		learningStep(this.setup.network, this.sample, { toInput: this.setup.toInput })
	);
	readonly player = new Player(() => this.trace);
	readonly inspection = new Inspection();
	readonly pointing = new Pointing({
		open: (place, byKey) => this.inspection.open(place, byKey),
		goTo: (id) => this.player.goTo(madeAt(this.trace, refOf(this.trace, id)))
	});

	constructor(name: NetworkId) {
		this.#name = name;
	}

	/** The name of an opened model, when there is one. */
	readonly opened: string | null = $derived(
		Object.keys(this.#setups).find((name) => !(name in builtIn)) ?? null
	);

	/** Whether digits can be the samples of the network at hand. */
	readonly takesDigits: boolean = $derived(isDigitNetwork(this.setup.network));

	/** Switches to a network and keeps the step; says so when the other network has no such step. */
	select(name: string) {
		if (name !== this.#name) this.#show(name, this.#setups);
	}

	#show(name: string, setups: Readonly<Record<string, Setup>>) {
		const { trace } = this;
		const { cursor } = this.player;
		this.#setups = setups;
		this.#name = name;
		this.notice = null;
		const { cursor: landed, likeness } = sameStep(trace, cursor, this.trace);
		this.player.goTo(landed);
		if (likeness !== 'equation') {
			const place = PLACES[likeness];
			this.notice = { kind: 'remark', text: `${name} has no such step: this is ${place}.` };
		}
	}

	/**
	 * Opens what the visitor picked or dropped: models, samples and IDX files, told apart by what is
	 * in them. What is wrong becomes a notice, and everything stays as it was.
	 */
	async open(files: readonly File[]) {
		this.notice = null;
		const documents: File[] = [];
		const others: File[] = [];
		for (const file of files) ((await looksLikeJson(file)) ? documents : others).push(file);
		try {
			// Everything is read before any of it counts.
			const opened = documents.length > 0 ? await this.#read(documents) : null;
			if (others.length > 0) await this.#addDigits(others);
			if (opened?.network) this.#openNetwork(opened.network, opened.sample);
			else if (opened?.sample) this.#replaceSample(opened.sample);
			if (others.length > 0) this.#sayWhatDigitsNeed();
		} catch (error) {
			const known = error instanceof DocumentError || error instanceof IdxError;
			if (!known) throw error;
			this.notice = { kind: 'fault', text: error.message };
		}
	}

	async #read(files: readonly File[]): Promise<Opened> {
		// Only who opens a document needs the code that reads it.
		const { readOpened } = await import('$documents/opened');
		return readOpened(
			await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))),
			this.setup.network
		);
	}

	/** Takes in digits; from the first set on they are the samples again, whatever sample was opened before. */
	async #addDigits(files: readonly File[]) {
		const before = this.digits.set;
		await this.digits.add(files);
		if (this.digits.set !== before && this.takesDigits) this.#replaceSample('digit');
	}

	/** Puts digit `n` of the loaded set through the network. Throws a RangeError when there is none; then everything stays. */
	chooseDigit(n: number) {
		this.digits.choose(n);
		if (this.setup.sample !== 'digit') this.#replaceSample('digit');
	}

	#sayWhatDigitsNeed() {
		const { set, notice } = this.digits;
		if (notice) {
			this.notice = {
				kind: notice.kind === 'mismatch' ? 'fault' : 'remark',
				text: notice.sentence
			};
		} else if (set && !this.takesDigits) {
			const text = `${set.count.toLocaleString('en')} digits loaded from ${set.source}. Switch to 784-30-10 to use them.`;
			this.notice = { kind: 'remark', text };
		}
	}

	/** Puts a network in the place of the one that was opened before. */
	#openNetwork(network: Network, sample: Sample | null) {
		const name = network.layers.join('-');
		const id = name in builtIn ? `own ${name}` : name;
		const standIn = sample ?? (isDigitNetwork(network) ? 'digit' : drawnSample(network));
		const lettering = defaultLettering(network.layers.length - 1);
		const toInput = lettering === 'single';
		const others = Object.entries(this.#setups).filter(([other]) => other in builtIn);
		this.#show(id, {
			...Object.fromEntries(others),
			[id]: { name: id, network, sample: standIn, lettering, toInput, untrained: false }
		});
		if (standIn !== sample && standIn !== 'digit') {
			const text = `Opened a ${name} network. Its input is drawn from seed 1 until you open a sample for it.`;
			this.notice = { kind: 'remark', text };
		}
	}

	#replaceSample(sample: Sample | 'digit') {
		this.#setups = { ...this.#setups, [this.#name]: { ...this.setup, sample } };
	}
}

function digitSample({ current }: Digits): Sample {
	if (current.label === null) throw new RangeError('this digit has no label to aim at');
	return { input: column(current.input), target: column(oneHot(current.label, CLASSES)) };
}

function refOf({ values }: Trace, id: string): Ref {
	return values.findIndex((value) => value.id === id) as Ref;
}

function isDigitNetwork({ layers }: Network): boolean {
	return layers[0] === PIXELS && layers.at(-1) === CLASSES;
}

/** A sample for a network that came without one: a seeded input, and the first output as the one that is wanted. */
function drawnSample({ layers }: Network): Sample {
	const random = seeded(1);
	const target = tensor(layers.at(-1)!, 1);
	target.data[0] = 1;
	return {
		input: column(Array.from({ length: layers[0] }, () => Math.round(random() * 100) / 100)),
		target
	};
}

/** JSON starts with a character that neither gzip nor IDX starts with; an unreadable document is named as one by its ending. */
async function looksLikeJson(file: File): Promise<boolean> {
	if (/\.json$/i.test(file.name)) return true;
	const start = await file.slice(0, 64).text();
	return /^\uFEFF?\s*[[{"]/.test(start);
}
