import { getContext, setContext } from 'svelte';

/** What has a scale of colours to itself: each picture, each matrix, or all matrices of an operation together. */
export type Range = 'picture' | 'matrix' | 'all';

/** The choice, at every grain: a class must not take a row's faint numbers for strong ones because the scale changed by itself. */
export class ScaleRange {
	of = $state<Range>('matrix');
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
