import type { Run } from './run';

/** A run that cannot go on: its cost, or a weight, is no longer a finite number. */
export class NotFinite extends Error {
	override readonly name = 'NotFinite';
}

/**
 * Does what is left of the epoch that the next update belongs to. Returns the mean of its batches'
 * costs, each as it was before its update and without L2's part. `afterUpdate` is called after each.
 * @throws {NotFinite} at the first cost that is not finite, or at the end for a weight that is not
 */
export function trainEpoch(run: Run, afterUpdate?: () => void): number {
	const epoch = run.epochOf(run.done + 1);
	const end = epoch * run.updatesPerEpoch;
	const updates = end - run.done;
	let sum = 0;
	while (run.done < end) {
		const cost = run.step();
		if (!Number.isFinite(cost)) throw new NotFinite(`the cost became ${cost} ${place(run)}`);
		sum += cost;
		afterUpdate?.();
	}
	// Sigmoids saturate, so that a cost can be finite when what it comes from no longer is.
	if (!run.parametersAfter(run.done).every(Number.isFinite)) {
		throw new NotFinite(`a weight became too large for a number ${place(run)}`);
	}
	return sum / updates;
}

function place(run: Run): string {
	const update = run.done.toLocaleString('en-US');
	return `by update ${update}, in epoch ${run.epochOf(run.done)}`;
}
