import type { Notice } from './session.svelte';

/** Said while the digit on show is not yet the one that a link leads to. */
export const LOOKING: Notice = { kind: 'remark', text: 'Looking for the digit of this link…' };

/** The same of a run. */
export const LOOKING_FOR_RUN: Notice = {
	kind: 'remark',
	text: 'Looking for the run that this link leads into.'
};

/** Takes back what was said while something was looked for. */
export function endLooking(session: { notice: Notice | null }): void {
	if (session.notice === LOOKING || session.notice === LOOKING_FOR_RUN) session.notice = null;
}
