import { digitSample } from '$digits/digit-sample';
import { digit } from '$digits/digit-set';
import { batchOf } from '$engine/batch';
import type { Batch } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import type { Setup } from './networks';
import { sharedTraining } from './training.svelte';
import type { RunOrigin, RunPlace } from './small-networks';

/** Thrown when there is no such update; the message is a sentence. */
export class NoSuchUpdate extends Error {}

/** Beyond so many other images their passes would keep the page waiting. */
const MOST_OTHERS = 1000;

/**
 * The pass of one image of an update's batch: the network as it was before the update, and the image
 * as its sample, and the batch that its update goes by. The run is that of this visit, else the one that the browser has kept. Rejects with
 * NoSuchUpdate where there is no run, or where it has not got that far.
 */
export async function openUpdate({ update, image }: RunPlace): Promise<Setup> {
	const training = sharedTraining();
	if (!(await training.ready())) {
		throw new NoSuchUpdate('This browser has no run, so none of its updates can be opened.');
	}
	const { facts, images } = training;
	const many = (n: number) => n.toLocaleString('en');
	if (!facts || !images || update > Math.min(training.done + 1, facts.length)) {
		throw new NoSuchUpdate(
			`The run of this browser has done ${many(training.done)} updates, so update ${many(update)} cannot be opened.`
		);
	}
	const { parameters, batch } = await training.view(update - 1, false);
	const index = batch?.[image - 1];
	if (batch === null || index === undefined) {
		throw new NoSuchUpdate(
			`The batch of update ${many(update)} has ${batch?.length ?? 0} images, not ${image}.`
		);
	}
	const samples = (indices: readonly number[]) =>
		indices.map((k) => digitSample(digit(images.train, k)));
	const others = [...batch].filter((_, k) => k !== image - 1);
	return {
		name: `update ${many(update)}`,
		network: training.network(parameters),
		sample: samples([index])[0],
		lettering: 'layered',
		untrained: false,
		toInput: false,
		run: {
			update,
			image,
			of: batch.length,
			batchAt:
				others.length > MOST_OTHERS ? null : batchAt(samples(others), facts.settings.l2, facts.n)
		}
	};
}

/** The batch of some other images at a network, computed once as long as the network is the same. */
function batchAt(
	others: readonly Sample[],
	l2: number,
	trainingSize: number
): RunOrigin['batchAt'] {
	let last: { network: Network; batch: Batch | undefined } | null = null;
	return (network) => {
		if (last?.network !== network) {
			last = { network, batch: batchOf(network, others, { l2, trainingSize }) };
		}
		return last.batch;
	};
}

/** What is said of a pass whose batch is too large to be computed here; null of others. */
export function batchRemark({ run }: Setup): string | null {
	if (!run || run.batchAt) return null;
	const many = (n: number) => n.toLocaleString('en');
	return `The batch has ${many(run.of)} images, more than the ${many(MOST_OTHERS + 1)} that are computed here: the update shown is that of this image alone, not the run’s.`;
}
