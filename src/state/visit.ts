import { cellOf, type Place } from '$replay/place';
import { applyChanges, asChanges, ChangeError } from './change';
import type { Link } from './link';
import { blank, builtIn, SEED, type NetworkId } from './networks';
import type { Session } from './session.svelte';

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
