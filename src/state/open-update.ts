import { digitSample } from '$digits/digit-sample';
import { digit } from '$digits/digit-set';
import type { Setup } from './networks';
import { sharedTraining } from './training.svelte';
import type { RunPlace } from './small-networks';

/** Thrown when there is no such update; the message is a sentence. */
export class NoSuchUpdate extends Error {}

/**
 * The pass of one image of an update's batch: the network as it was before the update, and the image
 * as its sample. The run is that of this visit, else the one that the browser has kept. Rejects with
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
	const { parameters, batch } = await training.view(update - 1);
	const index = batch?.[image - 1];
	if (batch === null || index === undefined) {
		throw new NoSuchUpdate(
			`The batch of update ${many(update)} has ${batch?.length ?? 0} images, not ${image}.`
		);
	}
	return {
		name: `update ${many(update)}`,
		network: training.network(parameters),
		sample: digitSample(digit(images.train, index)),
		lettering: 'layered',
		untrained: false,
		toInput: false,
		run: { update, image, of: batch.length }
	};
}
