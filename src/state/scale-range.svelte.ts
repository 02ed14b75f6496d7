import { getContext, setContext } from 'svelte';
import type { Grain } from '$replay/moment';

/** What has a scale of colours to itself: each picture, each matrix, or all matrices of an operation together. */
export type Range = 'picture' | 'matrix' | 'all';

/** The choice of the visitor; null until there is one. */
export class ScaleRange {
	of = $state<Range | null>(null);

	/** What holds without a choice: what is seen of a row is seen best by itself. */
	at(grain: Grain): Range {
		return this.of ?? (grain === 'equation' ? 'matrix' : 'picture');
	}
}

const KEY = Symbol('scale range');

/** Shares the choice with all maps below a component. */
export function shareScaleRange(range: ScaleRange) {
	setContext(KEY, range);
}

/** The choice; none where nothing is shared. */
export function sharedScaleRange(): ScaleRange {
	return getContext<ScaleRange | undefined>(KEY) ?? new ScaleRange();
}
