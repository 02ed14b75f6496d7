import type { Network, Sample } from '$engine/network';
import type { Ref, Trace } from '$engine/trace';
import { digitSample } from '$digits/digit-sample';
import { PIXELS } from '$digits/digit-set';
import { IdxError } from '$digits/files/idx-error';
import { DocumentError } from '$documents/document-error';
import type { Opened, OpenedNetwork } from '$documents/opened';
import { startAt, stepOf, type Moment } from '$replay/moment';
import { sameStep } from '$replay/same-step';
import { madeAt } from '$replay/made-at';
import { defaultLettering } from '$notation/lettering';
import type { DigitLibrary } from './digit-library.svelte';
import { Digits } from './digits.svelte';
import {
	addChange,
	applyChanges,
	ChangeError,
	passThrough,
	type Change,
	type Changed,
	type Editable
} from './change';
import { History } from './history.svelte';
import type { WantedDigit } from './link';
import { builtIn, fitsLink, LARGE, ofDigits, SEED, type NetworkId, type Setup } from './networks';
import { Inspection } from './inspection.svelte';
import { Player } from './player.svelte';
import { Pointing } from './pointing.svelte';
import { small } from './small-networks';

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
	readonly digits: Digits;
	/** The network that was opened last. */
	#opened = $state.raw<Setup | null>(null);
	/** The samples that were opened for the networks of every visitor, by their names. */
	#samples = $state.raw<Readonly<Record<string, Sample | 'digit'>>>({});
	#name = $state<string>('3-2');
	#seed = $state<number | null>(null);
	/** The large network as the project has trained it: undefined until it was asked for, null when it cannot be had. */
	trained = $state.raw<Network | null | undefined>(undefined);
	/** What was changed of each network, with all that can be undone. */
	readonly #edits: Partial<Record<string, History<readonly Change[]>>> = {};
	notice = $state.raw<Notice | null>(null);

	readonly #setup: Setup = $derived.by(() => {
		if (this.#opened?.name === this.#name) return this.#opened;
		if (this.#name !== LARGE) return builtIn[this.#name as NetworkId]();
		if (this.#seed === null && this.trained) return ofDigits(this.trained, false);
		return builtIn[LARGE](this.#seed ?? SEED);
	});
	/** The network as it was at the start, before any change. */
	readonly start: Setup = $derived({
		...this.#setup,
		sample: this.#samples[this.#name] ?? this.#setup.sample
	});
	/** The same with the sample of the pass: its own, or the digit that is chosen. */
	readonly #editable: Editable = $derived.by(() => ({
		...this.start,
		sample: this.start.sample === 'digit' ? digitSample(this.digits.current) : this.start.sample
	}));
	readonly #changed = $derived(this.#apply(this.#editable, this.changes));

	/** The network as it is now. */
	readonly setup: Setup & { readonly sample: Sample } = $derived(this.#changed.setup);
	readonly sample: Sample = $derived(this.setup.sample);
	/** E of every pass that was left behind by going round again. */
	readonly costs: readonly number[] = $derived(this.#changed.costs);
	readonly trace = $derived(passThrough(this.setup));
	readonly player = new Player(() => this.trace);
	readonly inspection = new Inspection();
	readonly pointing = new Pointing(
		{
			open: (place, byKey) => this.inspection.open(place, byKey),
			goTo: (id) => this.player.goTo(madeAt(this.trace, refOf(this.trace, id))),
			show: (moment) => this.player.show(moment)
		},
		() => this.inspection.place
	);

	constructor(name: NetworkId, library?: DigitLibrary) {
		this.digits = new Digits(library);
		this.#edits[name] = new History([]);
		this.#name = name;
	}

	/** What can be undone of the network at hand. */
	get history(): History<readonly Change[]> {
		return this.#edits[this.#name]!;
	}

	/** A history of something else that is changed in a visit: made here, so that its code need not be a file of its own. */
	historyOf<T>(start: T): History<T> {
		return new History(start);
	}

	get changes(): readonly Change[] {
		return this.history.current;
	}

	/** The seed of the large network's weights; null for the trained ones, or where they are not there, those of the first seed. */
	get seed(): number | null {
		return this.#seed;
	}

	/** Draws the large network's weights anew, or takes the trained ones. */
	set seed(seed: number | null) {
		this.#keepStep(() => (this.#seed = seed));
	}

	/** A network whose every number is given as it is now, with all that was changed of it. */
	smallNow(name: keyof typeof small): Editable {
		const setup = small[name]();
		const sample = (this.#samples[name] as Sample) ?? setup.sample;
		return applyChanges({ ...setup, sample }, this.#edits[name]?.current ?? []).setup;
	}

	/** Whether the sample is the digit that is chosen. */
	readonly isOfDigits: boolean = $derived(this.start.sample === 'digit');

	/**
	 * Changes the network or its sample, all at once; the cursor stays at its step. Changes of the
	 * same `part` that follow each other are one to undo. Throws a ChangeError when they cannot be
	 * made; then nothing is changed.
	 */
	edit(changes: readonly Change[], part: string | null = null) {
		const list = changes.reduce(
			(list, change) => addChange(list, change, this.#editable),
			this.changes
		);
		this.#apply(this.#editable, list);
		if (!isSame(list, this.changes)) this.#keepStep(() => this.history.push(list, part));
	}

	/** What was made of some changes last: they are tried before they count, and rounds take their time. */
	#applied: { editable: Editable; changes: readonly Change[]; result: Changed } | null = null;

	#apply(editable: Editable, changes: readonly Change[]): Changed {
		const last = this.#applied;
		if (last?.editable === editable && last.changes === changes) return last.result;
		const result = applyChanges(editable, changes);
		this.#applied = { editable, changes, result };
		return result;
	}

	/** Applies the update so many times, and starts the next pass. Throws a ChangeError when that is too often. */
	goRound(times = 1) {
		if (this.trace.stopped) throw new ChangeError('this pass stopped before its update');
		this.edit([{ what: 'rounds', times }]);
		this.player.show(startAt(this.player.moment.grain));
	}

	undo() {
		this.#keepStep(() => this.history.undo());
	}

	redo() {
		this.#keepStep(() => this.history.redo());
	}

	/** Back to the same start; that, too, can be undone. */
	reset() {
		if (this.changes.length > 0) this.#keepStep(() => this.history.push([]));
	}

	/** Does something to the pass and finds the step again: the one that makes the same value, else the most like it. */
	#keepStep(change: () => void) {
		const { trace } = this;
		const { moment } = this.player;
		change();
		if (moment.step === 0) return;
		const landed = this.#stepLike(trace, moment) ?? sameStep(trace, moment.step, this.trace).cursor;
		if (landed !== moment.step) this.player.show({ ...moment, step: landed });
	}

	/** The step that makes the value that another pass has made last; null where there is none. */
	#stepLike(trace: Trace, { step }: Moment): number | null {
		const made = stepOf(trace, { step });
		if (!made) return 0;
		const { id } = trace.values[made.result];
		const same = this.trace.steps.findIndex(({ result }) => this.trace.values[result].id === id);
		return same < 0 ? null : same + 1;
	}

	/** The name of an opened model, when there is one. */
	readonly opened: string | null = $derived(this.#opened?.name ?? null);

	/** Whether digits can be the samples of the network at hand. */
	readonly takesDigits: boolean = $derived(isDigitNetwork(this.start.network));

	/** Whether all that a network needs is there. */
	isReady(name: string): boolean {
		return name !== LARGE || this.trained !== undefined;
	}

	/** Switches to a network and keeps the step; says so when the other network has no such step. */
	select(name: string) {
		if (name !== this.#name) this.#show(name);
	}

	/** Shows a network by its name, or one that takes the place of the one opened before; the step is kept. */
	#show(name: string, opened: Setup | null = this.#opened) {
		const { trace } = this;
		const { moment } = this.player;
		// Made here and not when it is first read, which a derived value would not notice.
		this.#edits[name] ??= new History([]);
		this.#opened = opened;
		this.#name = name;
		this.notice = null;
		const layers = (trace: Trace) => trace.rules.layers.join('-');
		const same = layers(trace) === layers(this.trace) ? this.#stepLike(trace, moment) : null;
		if (same !== null) {
			// Other weights of the same network: nothing else moves.
			this.player.show({ ...moment, step: same });
			return;
		}
		const { cursor: landed, likeness } = sameStep(trace, moment.step, this.trace);
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
	open(files: readonly File[]): Promise<void> {
		// One after the other: what is picked last has the last word.
		const opened = this.#opening.then(() => this.#open(files));
		this.#opening = opened.catch(() => undefined);
		return opened;
	}

	#opening: Promise<void> = Promise.resolve();

	async #open(files: readonly File[]) {
		this.notice = null;
		// Only who opens a file needs the code that looks at it.
		const { digitsNotice, sortPicked } = await import('./picked');
		const { documents, others } = await sortPicked(files);
		try {
			// Everything is read before any of it counts.
			const opened = documents.length > 0 ? await this.#read(documents) : null;
			const before = this.digits.set;
			if (others.length > 0) await this.digits.add(others);
			if (opened?.network) this.#openNetwork(opened);
			else if (opened?.sample) this.#replaceSample(opened.sample);
			if (this.digits.set !== before) this.#useDigits(opened?.sample === undefined);
			if (others.length > 0) this.notice = digitsNotice(this) ?? this.notice;
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

	/** A new set of digits is the sample again, whatever was opened before, unless a sample came with it. */
	#useDigits(asSample: boolean) {
		if (asSample && this.takesDigits) this.#replaceSample('digit');
		const { set } = this.digits;
		const wanted = this.wanted;
		if (!set || !wanted || (wanted.source ?? set.source) !== set.source) return;
		this.wanted = null;
		if (wanted.index < set.count) this.digits.choose(wanted.index);
	}

	/** Puts digit `n` of the set in use, or of another, through the network. Throws a RangeError when there is none; then everything stays. */
	chooseDigit(n: number, source?: string) {
		this.digits.choose(n, source);
		this.wanted = null;
		this.#replaceSample('digit');
	}

	/** Puts a network in the place of the one that was opened before. */
	#openNetwork({ network, sample, drawn }: OpenedNetwork) {
		const name = network.layers.join('-');
		const id = name in builtIn ? `own ${name}` : name;
		const standIn = sample ?? (isDigitNetwork(network) ? 'digit' : drawn);
		const lettering = defaultLettering(network.layers.length - 1);
		const toInput = lettering === 'single';
		this.#edits[id] = new History([]);
		const setup: Setup = {
			name: id,
			network,
			sample: standIn,
			lettering,
			toInput,
			untrained: false
		};
		this.#show(id, setup);
		if (standIn !== sample && standIn !== 'digit') {
			const text = `Opened a ${name} network. Its input is drawn from seed 1 until you open a sample for it.`;
			this.notice = { kind: 'remark', text };
		}
	}

	/**
	 * Puts another sample in the place of the one at hand, with all that was changed of that, and
	 * without what was learned from it. What else was done to the network stays, as far as the new
	 * sample can go with it.
	 */
	#replaceSample(sample: Sample | 'digit') {
		const own = this.#setup === this.#opened ? this.#opened : null;
		const network = this.setup.network;
		const learned = this.costs.length > 0;
		// The same network with another sample is no pass of the run any more.
		if (own) this.#opened = { ...own, sample, run: undefined };
		else this.#samples = { ...this.#samples, [this.#name]: sample };
		const isFit = this.history.keep((list) => this.#fitted(list));
		// Only one of the network's own rules can be what the sample does not go with: it was changed before.
		if (!isFit && own) this.#opened = { ...own, network, sample, run: undefined };
		if (!learned) return;
		const text = 'The rounds were of the other sample: the weights are as they were before them.';
		this.notice = { kind: 'remark', text };
	}

	/** Changes without those of the sample and its rounds; null when they do not go with the sample at hand. */
	#fitted(changes: readonly Change[]): readonly Change[] | null {
		const kept = changes.filter(
			(change) =>
				change.what !== 'rounds' && !('id' in change && (change.id === 'a0' || change.id === 't'))
		);
		try {
			applyChanges(this.#editable, kept);
			return kept;
		} catch (error) {
			if (!(error instanceof ChangeError)) throw error;
			return null;
		}
	}

	/** Whether a link can carry the network at hand: not one of many numbers that the visitor opened. */
	readonly fitsLink: boolean = $derived(
		fitsLink(this.start.network.layers) ||
			this.start.run !== undefined ||
			((this.#name in builtIn || this.start.after !== undefined) &&
				(this.isOfDigits || !this.hasOwnSample))
	);

	/** Whether a sample was opened for one of the networks of every visitor. */
	get hasOwnSample(): boolean {
		return this.#name in this.#samples && !this.isOfDigits;
	}

	/** The start with its sample, as the changes of a link are made of it. */
	get editable(): Editable {
		return this.#editable;
	}

	/** Whether there is a network of this name: one of every visitor's, or one that was opened. */
	has(name: string): boolean {
		return name in builtIn || name === this.#opened?.name;
	}

	/** Puts other changes in the place of all that were made. Throws a ChangeError when they cannot be made. */
	replaceChanges(changes: readonly Change[]) {
		const list = changes.reduce<readonly Change[]>(
			(list, change) => addChange(list, change, this.#editable),
			[]
		);
		applyChanges(this.#editable, list);
		if (!isSame(list, this.changes)) this.#keepStep(() => this.history.push(list));
	}

	/** Shows a network that a link describes. */
	openLinked(setup: Setup, changes: readonly Change[]) {
		const { name } = setup;
		this.#edits[name] = new History(changes);
		this.#show(name, setup);
		this.notice = null;
	}

	/** The link that was followed last, which may still be on its way; null once the pages of this visit are left. */
	arriving: object | null = null;

	/** The digit that a link asked for, until its file is loaded. */
	wanted: WantedDigit | null = null;
}

function isSame(one: readonly Change[], other: readonly Change[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function refOf({ values }: Trace, id: string): Ref {
	return values.findIndex((value) => value.id === id) as Ref;
}

function isDigitNetwork({ layers }: Network): boolean {
	return layers[0] === PIXELS && layers.at(-1) === CLASSES;
}
