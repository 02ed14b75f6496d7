import { digitSample } from '$digits/digit-sample';
import { digit } from '$digits/digit-set';
import { testSource } from '$digits/pen/pen-source';
import { batchOf } from '$engine/batch';
import type { Batch } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import type { DigitLibrary } from './digit-library.svelte';
import { ofDigits, type Setup } from './networks';
import { runId } from '$training/run-id';
import { sharedTraining } from './training.svelte';
import type { RunOrigin, RunPlace } from './small-networks';

const many = (n: number) => n.toLocaleString('en');

/** Thrown when there is no such update; the message is a sentence. */
export class NoSuchUpdate extends Error {}

/** Beyond so many other images their passes would keep the page waiting. */
const MOST_OTHERS = 1000;

/**
 * The pass of one image of an update's batch: the network as it was before the update, and the image
 * as its sample, and the batch that its update goes by. The run is that of this visit, else the one that the browser has kept. Rejects with
 * NoSuchUpdate where there is no run, or where it has not got that far.
 */
export async function openUpdate(
	{ update, image }: RunPlace,
	wanted: string | null = null
): Promise<Setup> {
	const what = `update ${many(update)}`;
	const { training, facts, images, id } = await runUpTo(update - 1, what, wanted);
	if (update > facts.length) throw tooFar(training.done, what);
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
		name: what,
		network: training.network(parameters),
		sample: samples([index])[0],
		lettering: 'layered',
		untrained: false,
		toInput: false,
		runId: id,
		run: {
			update,
			image,
			of: batch.length,
			batchAt:
				others.length > MOST_OTHERS ? null : batchAt(samples(others), facts.settings.l2, facts.n)
		}
	};
}

/**
 * The network of the run after an update, for any digit; the digits that the run is tested on are
 * put into the library where it lacks them. Rejects with NoSuchUpdate where there is no run, or where
 * it has not got that far.
 */
export async function openAfter(
	update: number,
	library: DigitLibrary,
	wanted: string | null = null
): Promise<Setup> {
	const what = `the network after update ${many(update)}`;
	const { training, images, id } = await runUpTo(update, what, wanted);
	const { test } = images;
	const source = test && testSource(test.source);
	if (test && source && !library.find(source)) library.put({ ...test, source });
	const { parameters } = await training.view(update, false);
	const setup = ofDigits(training.network(parameters), update === 0);
	// Short: it stands beside the other networks.
	return { ...setup, name: `run ${many(update)}`, after: update, runId: id };
}

function tooFar(done: number, what: string): NoSuchUpdate {
	return new NoSuchUpdate(
		`The run of this browser has done ${many(done)} updates, so ${what} cannot be opened.`
	);
}

/**
 * The run of this browser, what it is of, and what tells it from others. Rejects with NoSuchUpdate
 * where there is none, where it is not the one that is wanted, and, saying so of `what`, where it has
 * not done so many updates.
 */
async function runUpTo(update: number, what: string, wanted: string | null) {
	const training = sharedTraining();
	if (!(await training.ready())) {
		throw new NoSuchUpdate('This browser has no run, so none of its updates can be opened.');
	}
	const { facts, images } = training;
	if (!facts || !images) throw tooFar(training.done, what);
	const { parameters } = await training.view(0, false);
	const id = runId(facts.settings, images.train, parameters);
	if (wanted !== null && wanted !== id) {
		throw new NoSuchUpdate(
			'This link is of another run than the one that this browser has, so it cannot be opened.'
		);
	}
	if (update > training.done) throw tooFar(training.done, what);
	return { training, facts, images, id };
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
	return `The batch has ${many(run.of)} images, more than the ${many(MOST_OTHERS + 1)} that are computed here: the update shown is that of this image alone, not the run’s.`;
}
