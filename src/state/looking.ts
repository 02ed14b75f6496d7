import type { Notice } from './session.svelte';

/** Said while the digit on show is not yet the one that a link leads to. */
export const LOOKING: Notice = { kind: 'remark', text: 'Looking for the digit of this link…' };
