import type { DigitSet } from '$digits/digit-set';
import { drawnSet } from '$digits/drawing/drawn-set';
import { DRAWN_BY_YOU, FROM_LINK } from '$digits/drawing/drawn-source';
import { isMnist } from '$digits/mnist/mnist-files';
import { counted } from '$digits/counted';
import type { Trace } from '$engine/trace';
import { rowCount, stepOf, termCount, type Moment } from '$replay/moment';
import { cellOf, type Place } from '$replay/place';
import { mayHaveBeside } from './beside';
import { applyChanges, asChanges, ChangeError, type Change, type Editable } from './change';
import {
	MOST_BREAKPOINTS,
	MOST_WATCHES,
	readLink,
	writeLink,
	type Link,
	type WantedDigit
} from './link';
import { endLooking, LOOKING, LOOKING_FOR_RUN } from './looking';
import { blank, builtIn, LARGE, type NetworkId } from './networks';
import { PEN } from '$digits/pen/pen-source';
import { drawPenSet } from './pen-set';
import type { Session } from './session.svelte';

/** The hash of an address that shows all that a visitor sees, without `#`; '' for a network too large for one. */
export function hashOf(session: Session, here: NetworkId): string {
	return session.fitsLink ? writeLink(linkOf(session, here)) : '';
}

/** Follows the hash of an address, and tells the visitor what of it could not be. */
export function arrive(session: Session, hash: string, here: NetworkId) {
	const { link, ignored } = readLink(hash);
	const unread = ignored.map((piece) => `“${piece.slice(0, 40)}” means nothing here`);
	session.wanted = null;
	endLooking(session);
	const isStillHere = watch(session, link);
	const arrival: Arrival = { session, link, unread, here, isStillHere };
	if (leadsIntoRun(link) && !isOfRun(session, link)) void arriveInRun(arrival);
	else if (isLate(session, link.digit)) void arriveAtDigit(arrival);
	else tell(session, [...unread, ...follow(session, link, here)]);
}

/** A link on its way, with the pieces that mean nothing. */
interface Arrival {
	readonly session: Session;
	readonly link: Link;
	readonly unread: readonly string[];
	readonly here: NetworkId;
	/** Whether the visitor has gone nowhere else since. */
	readonly isStillHere: () => boolean;
}

function watch(session: Session, link: Link): () => boolean {
	const { start } = session;
	session.arriving = link;
	return () => session.arriving === link && session.start === start;
}

/** Tells the visitor what of a link could not be, if anything. */
function tell(session: Session, problems: readonly string[]) {
	if (problems.length === 0) return;
	const text = `Part of this link was left out: ${problems.join('; ')}.`;
	session.notice = { kind: 'fault', text };
}

const leadsIntoRun = ({ run, after }: Link) => run !== null || after !== null;

/** Whether the network on show is the one of a run that a link leads to. */
function isOfRun({ start: { run, after, runId } }: Session, link: Link): boolean {
	if (link.runId !== null && link.runId !== runId) return false;
	if (!link.run) return after !== undefined && after === link.after;
	return run?.update === link.run.update && run.image === link.run.image;
}

/** Follows a link into a run: its networks are not in the address, but in the browser. */
async function arriveInRun({ session, link, unread, here, isStillHere }: Arrival) {
	session.notice = LOOKING_FOR_RUN;
	const { openAfter, openUpdate, batchRemark, NoSuchUpdate } = await import('./open-update');
	const { library } = session.digits;
	try {
		await bring(session, link.digit);
		const { run, after, runId } = link;
		const setup = run ? await openUpdate(run, runId) : await openAfter(after!, library, runId);
		if (!isStillHere()) return;
		session.openLinked(setup, link.changes);
		const problems = [...unread, ...follow(session, link, here)];
		const text = batchRemark(setup);
		if (text) session.notice = { kind: 'remark', text };
		tell(session, problems);
	} catch (error) {
		if (!(error instanceof NoSuchUpdate)) throw error;
		if (isStillHere()) session.notice = { kind: 'fault', text: error.message };
	}
}

/** Whether the set of a digit is not here yet, and comes without being asked for. */
function isLate({ digits: { library } }: Session, digit: WantedDigit | null): boolean {
	const source = digit?.source ?? null;
	return source !== null && !library.find(source) && (source === PEN || isMnist(source));
}

/** Brings the set of a digit that is late: the pen's are drawn, MNIST's may have been kept. */
async function bring(session: Session, digit: WantedDigit | null): Promise<void> {
	if (!isLate(session, digit)) return;
	if (digit!.source === PEN) {
		await drawPenSet(session.digits.library);
		return;
	}
	const { sharedMnist } = await import('./mnist.svelte');
	await sharedMnist().recall();
}

/** Follows a link to a digit whose set is late; unless something else has come up meanwhile. */
async function arriveAtDigit({ session, link, unread, here, isStillHere }: Arrival) {
	const { start } = session;
	const wanted = (session.wanted = link.digit);
	session.notice = LOOKING;
	// So that nothing jumps once the digit is there; what was changed can only be shown with it.
	const isHere = link.changes.length === 0 && (link.network ?? here) === start.name;
	const beyond = isHere && link.moment ? showMoment(session, link.moment) : [];
	await bring(session, wanted);
	if (session.wanted !== wanted || !isStillHere()) return;
	session.wanted = null;
	endLooking(session);
	const rest = isHere ? { ...link, moment: null } : link;
	tell(session, [...unread, ...beyond, ...follow(session, rest, here)]);
}

/** All that a visitor sees, as a link can carry it. `here` is the network that the page shows anyway. */
export function linkOf(session: Session, here: NetworkId): Link {
	const { player, inspection, digits, start, changes, seed, trace, hasOwnSample } = session;
	const { moment, breakpoints } = player;
	const { panel, place } = inspection;
	const isOwn = !(start.name in builtIn);
	const { run = null, after = null, runId = null } = start;
	const own =
		run || after !== null
			? []
			: isOwn
				? asChanges(session.editable)
				: hasOwnSample
					? sampleOf(session.editable)
					: [];
	const { set, current } = digits;
	const chosen = set && !current.drawn ? { source: set.source, index: current.index } : null;
	return {
		network: run || after !== null || start.name === here ? null : start.network.layers.join('-'),
		changes: [...own, ...changes],
		seed: start.name === LARGE ? seed : null,
		// One that is still looked for stays in the address.
		digit: session.isOfDigits ? (session.wanted ?? chosen) : null,
		drawn: session.isOfDigits ? (current.drawn ?? null) : null,
		run: run && { update: run.update, image: run.image },
		after,
		runId,
		moment: moment.step === 0 && moment.grain === 'equation' ? null : moment,
		breakpoints: breakpoints.slice(0, MOST_BREAKPOINTS),
		watches: inspection.watches
			.filter((watch) => cellOf(trace, watch) !== null)
			.slice(0, MOST_WATCHES),
		panel: panel === 'origin' ? place && { kind: panel, place } : panel && { kind: panel },
		beside: inspection.beside && mayHaveBeside(trace.rules)
	};
}

function sampleOf(editable: Editable): readonly Change[] {
	return asChanges(editable).filter(
		(change) => change.what === 'value' && (change.id === 'a0' || change.id === 't')
	);
}

/**
 * Shows what a link says; what it does not say stays as it is. What does not fit is left out:
 * gives the reasons, as parts of a sentence.
 */
export function follow(session: Session, link: Link, here: NetworkId): string[] {
	const { network, seed, digit, drawn, moment, breakpoints, watches, panel, beside } = link;
	const { player, inspection, digits } = session;
	const problems: string[] = [];
	if (seed !== null) session.seed = seed;
	// Before the changes: some of them may be of the digit.
	if (drawn) showDrawn(session, drawn);
	if (!leadsIntoRun(link)) showNetwork(session, network ?? here, here, link, problems);
	if (drawn && session.takesDigits && !session.isOfDigits)
		session.chooseDigit(digits.current.index);
	if (moment) {
		// What was said of the step that was left is not said of this one.
		session.notice = null;
		problems.push(...showMoment(session, moment));
	}
	if (digit && session.takesDigits) wantDigit(session, digit);
	if (beside) inspection.beside = true;
	if (breakpoints.length > 0) player.breakpoints = once(breakpoints);
	const isHere = (place: Place) => cellOf(session.trace, place) !== null;
	const kept = once(watches.filter(isHere));
	if (!watches.every(isHere)) problems.push('this network lacks a watched number');
	const place = panel?.kind === 'origin' ? panel.place : null;
	const isLost = place !== null && !isHere(place);
	if (isLost) problems.push(`this network lacks ${place.id}`);
	if (panel || kept.length > 0) {
		inspection.restore(isLost ? null : (panel?.kind ?? null), place, kept);
	}
	return problems;
}

/** Goes to a moment, or the nearest that the pass has; gives what it lacks, as a part of a sentence. */
function showMoment({ player, trace }: Session, moment: Moment): string[] {
	player.show(moment);
	const beyond = whatIsBeyond(trace, moment);
	return beyond ? [beyond] : [];
}

/** Which number of a moment is larger than a pass has, as a sentence's part; null for none. */
function whatIsBeyond(trace: Trace, moment: Moment): string | null {
	const { step, row, term } = moment;
	const { length } = trace.steps;
	if (step > length) return `this pass has ${length} steps, not ${step}`;
	const shown = stepOf(trace, moment);
	if (!shown) return null;
	const rows = rowCount(trace, shown);
	if (row >= rows) return `step ${step} has ${counted(rows, 'row')}, not ${row + 1}`;
	const terms = moment.grain === 'term' ? termCount(trace, shown, row) : 1;
	if (term >= terms) return `its row ${row + 1} has ${counted(terms, 'term')}, not ${term + 1}`;
	return null;
}

/** Chooses a digit that a link asks for; one of a set that is not here yet, once it is. */
export function wantDigit(session: Session, wanted: WantedDigit) {
	const set = setOf(session, wanted);
	if (set) {
		if (wanted.index < set.count) {
			if (!isAtWork(session, wanted)) session.chooseDigit(wanted.index, set.source);
		} else {
			const text = `${set.source} has no digit ${wanted.index}: its last is ${set.count - 1}.`;
			session.notice = { kind: 'fault', text };
		}
		return;
	}
	session.wanted = wanted;
	const from = wanted.source ?? 'a file of digits';
	const text = isMnist(wanted.source)
		? `This link is to digit ${wanted.index} of ${from}, which this browser has not kept. “Choose a digit”, then “MNIST”, fetches it.`
		: `This link is to digit ${wanted.index} of ${from}. Load that file to see it.`;
	session.notice = { kind: 'remark', text };
}

/** The set of a digit that is asked for; null when it is not there. */
function setOf({ digits }: Session, { source }: WantedDigit): DigitSet | null {
	return source === null ? digits.set : digits.library.find(source);
}

/** Whether a digit that is asked for goes through the network already. */
function isAtWork(session: Session, wanted: WantedDigit): boolean {
	const { set, current } = session.digits;
	return session.isOfDigits && set === setOf(session, wanted) && current.index === wanted.index;
}

/** Chooses a digit that was drawn: the visitor's own where it is one of theirs, else as one that is not kept. */
function showDrawn(session: Session, drawn: string) {
	const { digits } = session;
	const { library } = digits;
	if (digits.current.drawn === drawn) return;
	const own = () => library.find(DRAWN_BY_YOU)?.drawn?.indexOf(drawn) ?? -1;
	const isOwn = own() >= 0;
	if (!isOwn) library.put(drawnSet(FROM_LINK, [drawn]));
	const [n, source] = isOwn ? [own(), DRAWN_BY_YOU] : [0, FROM_LINK];
	if (session.isOfDigits) session.chooseDigit(n, source);
	else digits.choose(n, source);
	if (!isOwn) void claim();

	/** Knows the digit for the visitor's own, once what they have kept is here. */
	async function claim() {
		const { drawingsOf } = await import('./drawings.svelte');
		await drawingsOf(library).load();
		const { current } = digits;
		if (own() < 0 || current.source !== FROM_LINK || current.drawn !== drawn) return;
		digits.choose(own(), DRAWN_BY_YOU);
		library.remove(FROM_LINK);
	}
}

function once<T>(list: readonly T[]): T[] {
	return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}

function showNetwork(
	session: Session,
	name: string,
	here: NetworkId,
	{ changes, digit }: Link,
	problems: string[]
) {
	try {
		if (name in builtIn || (session.has(name) && changes.length === 0)) {
			session.select(name);
			// The changes of a link are of its own digit.
			if (digit && changes.length > 0 && session.takesDigits && setOf(session, digit)) {
				wantDigit(session, digit);
			}
			if (changes.length > 0) session.replaceChanges(changes);
			return;
		}
		const empty = blank(name);
		if (!empty) throw new ChangeError(`a network ${name} does not fit into a link`);
		const own = ownChanges(empty, changes);
		const { setup } = applyChanges(empty, changes.slice(0, own));
		applyChanges(setup, changes.slice(own));
		session.openLinked(setup, changes.slice(own));
	} catch (error) {
		if (!(error instanceof ChangeError)) throw error;
		problems.push(error.message);
		if (!session.has(name)) session.select(here);
	}
}

/** How many of the changes are the network itself, as `asChanges` has it: up to the last parameters. */
function ownChanges({ network }: Editable, changes: readonly Change[]): number {
	const L = network.layers.length - 1;
	const isBiased = changes.some(({ what }) => what === 'biases');
	const last = isBiased ? `b${L}` : `W${L}`;
	return changes.findIndex((change) => change.what === 'value' && change.id === last) + 1;
}
