import type { Tensor } from '$engine/tensor';

/** A tensor never changes, and each is asked of at many steps. */
const known = new WeakMap<Tensor, number>();

/** The largest |number| of a tensor that is finite: the end of its colour scale. 0 when all are 0. */
export function largest(t: Tensor): number {
	let most = known.get(t);
	if (most === undefined) known.set(t, (most = find(t)));
	return most;
}

function find(t: Tensor): number {
	let most = 0;
	for (const x of t.data) {
		if (Number.isFinite(x)) most = Math.max(most, Math.abs(x));
	}
	return most;
}
