import { cellOf, type Place } from '$replay/place';
import { applyChanges, asChanges, ChangeError } from './change';
import { readLink, writeLink, type Link } from './link';
import { blank, builtIn, SEED, type NetworkId } from './networks';
import type { Session } from './session.svelte';

/** The hash of an address that shows all that a visitor sees, without `#`; '' for a network too large for one. */
export function hashOf(session: Session, here: NetworkId): string {
	return session.fitsLink ? writeLink(linkOf(session, here)) : '';
}

/** Follows the hash of an address, and tells the visitor what of it could not be. */
export function arrive(session: Session, hash: string, here: NetworkId) {
	const { link, ignored } = readLink(hash);
	const unread = ignored.map((piece) => `“${piece.slice(0, 40)}” means nothing here`);
	const problems = [...unread, ...follow(session, link, here)];
	if (problems.length === 0) return;
	const text = `Part of this link was left out: ${problems.join('; ')}.`;
	session.notice = { kind: 'fault', text };
}

/** All that a visitor sees, as a link can carry it. `here` is the network that the page shows anyway. */
export function linkOf(session: Session, here: NetworkId): Link {
	const { player, inspection, digits, start, changes, seed } = session;
	const { moment, breakpoints } = player;
	const { panel, place, watches } = inspection;
	const isOwn = !(start.name in builtIn);
	const { set, current } = digits;
	return {
		network: start.name === here ? null : start.network.layers.join('-'),
		changes: isOwn ? [...asChanges(session.editable), ...changes] : changes,
		seed: start.name === '784-30-10' && seed !== SEED ? seed : null,
		digit: session.isOfDigits && set ? { source: set.source, index: current.index ?? 0 } : null,
		moment: moment.step === 0 && moment.grain === 'equation' ? null : moment,
		breakpoints,
		watches,
		panel: panel === 'origin' ? place && { kind: panel, place } : panel && { kind: panel }
	};
}

/**
 * Shows what a link says; what it does not say stays as it is. What does not fit is left out:
 * gives the reasons, as parts of a sentence.
 */
export function follow(session: Session, link: Link, here: NetworkId): string[] {
	const { network, seed, digit, moment, breakpoints, watches, panel } = link;
	const { player, inspection } = session;
	const problems: string[] = [];
	if (seed !== null) session.seed = seed;
	showNetwork(session, network ?? here, here, link, problems);
	if (digit) session.wantDigit(digit);
	if (moment) player.show(moment);
	if (breakpoints.length > 0) player.breakpoints = breakpoints;
	const isHere = (place: Place) => cellOf(session.trace, place) !== null;
	const kept = watches.filter(isHere);
	if (kept.length < watches.length) problems.push('this network lacks a watched number');
	if (panel?.kind === 'origin' && !isHere(panel.place)) {
		problems.push(`this network lacks ${panel.place.id}`);
	} else if (panel || kept.length > 0) {
		const place = panel?.kind === 'origin' ? panel.place : null;
		inspection.restore(panel?.kind ?? null, place, kept);
	}
	return problems;
}

function showNetwork(
	session: Session,
	name: string,
	here: NetworkId,
	{ changes }: Link,
	problems: string[]
) {
	try {
		if (session.has(name)) {
			session.select(name);
			// A network that the visitor opened has its numbers already.
			if (changes.length > 0 && name in builtIn) session.replaceChanges(changes);
			return;
		}
		const empty = blank(name);
		if (!empty) throw new ChangeError(`a network ${name} does not fit into a link`);
		// Whole values are the network's own; from the first single number on, they were changed.
		const own = changes.findIndex(({ what }) => what === 'cell' || what === 'rounds');
		const split = own < 0 ? changes.length : own;
		const { setup } = applyChanges(empty, changes.slice(0, split));
		applyChanges(setup, changes.slice(split));
		session.openLinked(setup, changes.slice(split));
	} catch (error) {
		if (!(error instanceof ChangeError)) throw error;
		problems.push(error.message);
		if (!session.has(name)) session.select(here);
	}
}
