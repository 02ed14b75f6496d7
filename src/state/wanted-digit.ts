import type { Session } from './session.svelte';

/** Chooses the digit that a link asked for, if its set is there by now. Gives whether it was. */
export function chooseWanted(session: Session): boolean {
	const { wanted } = session;
	const set = wanted?.source ? session.digits.library.find(wanted.source) : null;
	if (!wanted || !set || wanted.index >= set.count) return false;
	session.wanted = null;
	session.chooseDigit(wanted.index, set.source);
	return true;
}
