import type { Setup } from './small-networks';
import type { Training } from './training.svelte';

/** The network of the run as it is now, for any digit. The run must have begun. */
export async function runWeights(training: Training): Promise<Setup> {
	const { update, parameters } = await training.view(training.done, false);
	return {
		// Short: it stands beside the other networks.
		name: `run ${update.toLocaleString('en')}`,
		network: training.network(parameters),
		sample: 'digit',
		lettering: 'layered',
		untrained: update === 0,
		toInput: false
	};
}
