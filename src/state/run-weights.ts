import { ofDigits, type Setup } from './networks';
import type { Training } from './training.svelte';

/** The network of the run as it is now, for any digit. The run must have begun. */
export async function runWeights(training: Training): Promise<Setup> {
	const { update, parameters } = await training.view(training.done, false);
	const setup = ofDigits(training.network(parameters), update === 0);
	// Short: it stands beside the other networks.
	return { ...setup, name: `run ${update.toLocaleString('en')}` };
}
