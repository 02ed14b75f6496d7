import { initialise } from '$engine/initialise';
import type { Network } from '$engine/network';
import { Checkpoints } from './checkpoints';
import type { GradientSizes } from './messages';
import { packParameters, unpackParameters } from './parameters';
import { runSize, trainingRules, type TrainingSettings } from './settings';
import { shuffle } from './shuffle';
import type { Trainer } from './trainer';

/** So many epochs' orders are kept. */
const ORDERS = 4;

/**
 * Stochastic gradient descent over the first set of a trainer, from the first update to the last,
 * and back to any of them: checkpoints are kept on the way, and what lies between two is computed
 * again, to the same bytes. Update u, from 1, is the one after which u updates have been done.
 */
export class Run {
	readonly settings: TrainingSettings;
	/** n, the images that are trained on. */
	readonly n: number;
	readonly updatesPerEpoch: number;
	/** The updates of all epochs. */
	readonly length: number;
	readonly checkpoints: Checkpoints;

	readonly #trainer: Trainer;
	#done = 0;
	#epochInOrder = 0;
	/** The orders of the last epochs that were at hand, the latest at the end. */
	readonly #orders = new Map<number, Uint32Array>();

	/** Begins a run from the settings' seed, or from a given network's parameters. */
	constructor(
		trainer: Trainer,
		settings: TrainingSettings,
		{ from = null, checkpoints }: { from?: Network | null; checkpoints?: Checkpoints } = {}
	) {
		this.#trainer = trainer;
		this.settings = settings;
		const { n, updatesPerEpoch, length } = runSize(settings, trainer.order.length);
		[this.n, this.updatesPerEpoch, this.length] = [n, updatesPerEpoch, length];
		this.checkpoints = checkpoints ?? new Checkpoints(trainer.layout.length);
		const first = from ?? this.#drawn();
		trainer.parameters.set(packParameters(first, trainer.layout));
		this.checkpoints.add(0, trainer.parameters);
	}

	/** The updates done so far. */
	get done(): number {
		return this.#done;
	}

	/** The next update; the mean cost of its batch before it. The last update is the last of the last epoch. */
	step(): number {
		const cost = this.#learn(this.#done + 1);
		this.#count();
		return cost;
	}

	/** The same, with how large its gradient was; a copy of the parameters takes as long as an update. */
	measuredStep(): { readonly cost: number; readonly gradientSizes: GradientSizes } {
		const measured = this.#measuredLearn(this.#done + 1);
		this.#count();
		return measured;
	}

	/** The epoch, from 1, that an update belongs to. */
	epochOf(update: number): number {
		return Math.ceil(update / this.updatesPerEpoch);
	}

	/** The images, by their index in the set, of an update's batch. */
	batch(update: number): Uint32Array<ArrayBuffer> {
		const { from, m } = this.#place(update);
		this.#bringOrder(this.epochOf(update));
		return this.#trainer.order.slice(from, from + m);
	}

	/**
	 * Looks at the trainer with the parameters that the run had after so many updates, at most those
	 * done: the same bytes. The run stays where it is.
	 */
	at<T>(updates: number, look: (trainer: Trainer) => T): T {
		if (updates === this.#done) return look(this.#trainer);
		const { parameters } = this.#trainer;
		const head = parameters.slice();
		try {
			this.#replayTo(updates);
			return look(this.#trainer);
		} finally {
			parameters.set(head);
		}
	}

	/** The same, with how large the gradient of the last of those updates was; null for none. */
	measuredAt<T>(updates: number, look: (trainer: Trainer, sizes: GradientSizes | null) => T): T {
		if (updates === 0) return this.at(0, (trainer) => look(trainer, null));
		if (updates > this.#done) throw new RangeError(notDone(updates));
		const { parameters } = this.#trainer;
		const head = parameters.slice();
		try {
			this.#replayTo(updates - 1);
			return look(this.#trainer, this.#measuredLearn(updates).gradientSizes);
		} finally {
			parameters.set(head);
		}
	}

	/** The parameters after so many updates, at most those done. */
	parametersAfter(updates: number): Float32Array<ArrayBuffer> {
		return this.at(updates, ({ parameters }) => parameters.slice());
	}

	/** The network after so many updates, at most those done. */
	networkAfter(updates: number): Network {
		return this.#network(this.parametersAfter(updates));
	}

	/** Takes the run back to an update: what came after it is forgotten. */
	goBack(updates: number): void {
		this.#replayTo(updates);
		this.#done = updates;
		this.checkpoints.dropAfter(updates);
	}

	/** Takes up a run that begins where it once was: at its last checkpoint. What is missing from there is done again. */
	takeUp(checkpoints: ReadonlyMap<number, Float32Array>, done: number): void {
		for (const [update, parameters] of [...checkpoints].sort(([a], [b]) => a - b)) {
			if (update > done || update === 0) continue;
			this.checkpoints.add(update, parameters);
		}
		const { update, parameters } = this.checkpoints.nearest(done);
		this.#trainer.parameters.set(parameters);
		this.#done = update;
		while (this.#done < done) this.step();
	}

	#replayTo(updates: number): void {
		if (updates > this.#done) throw new RangeError(notDone(updates));
		const { update, parameters } = this.checkpoints.nearest(updates);
		this.#trainer.parameters.set(parameters);
		for (let u = update + 1; u <= updates; u++) this.#learn(u);
	}

	#count(): void {
		this.#done++;
		if (this.checkpoints.wants(this.#done)) {
			this.checkpoints.add(this.#done, this.#trainer.parameters);
		}
	}

	#measuredLearn(update: number): { cost: number; gradientSizes: GradientSizes } {
		const { parameters, layout } = this.#trainer;
		const before = parameters.slice();
		const cost = this.#learn(update);
		const decay = this.#decay;
		const size = (from: number, to: number) => {
			let sum = 0;
			for (let k = from; k < to; k++) sum += (decay * before[k] - parameters[k]) ** 2;
			return Math.sqrt(sum) / this.settings.learningRate;
		};
		return { cost, gradientSizes: [size(layout.W1, layout.b1), size(layout.W2, layout.b2)] };
	}

	/** What an update leaves of each weight, before its gradient. */
	get #decay(): number {
		const { learningRate, l2 } = this.settings;
		return 1 - (learningRate * l2) / this.n;
	}

	#learn(update: number): number {
		const { learningRate, cost } = this.settings;
		const { from, m } = this.#place(update);
		this.#bringOrder(this.epochOf(update));
		const rate = learningRate / m;
		return this.#trainer.update({ from, m, rate, decay: this.#decay, cost }) / m;
	}

	/** Where in its epoch's order an update's batch lies; the last of an epoch may be smaller. */
	#place(update: number): { from: number; m: number } {
		const { batchSize } = this.settings;
		const from = ((update - 1) % this.updatesPerEpoch) * batchSize;
		return { from, m: Math.min(batchSize, this.n - from) };
	}

	#bringOrder(epoch: number): void {
		if (epoch === this.#epochInOrder) return;
		const order = this.#trainer.order.subarray(0, this.n);
		const known = this.#orders.get(epoch);
		if (known) order.set(known);
		else shuffle(order, { seed: this.settings.seed, epoch });
		this.#epochInOrder = epoch;
		// Looking back goes to and fro between two epochs, or three, and a shuffle takes longer than a batch.
		this.#orders.delete(epoch);
		this.#orders.set(epoch, known ?? order.slice());
		const [oldest] = this.#orders.keys();
		if (this.#orders.size > ORDERS) this.#orders.delete(oldest);
	}

	#drawn(): Network {
		const { initialisation: how, seed } = this.settings;
		return initialise(this.#rules, { how, seed, biases: true });
	}

	#network(parameters: Float32Array): Network {
		return unpackParameters(parameters, this.#trainer.layout, this.#rules);
	}

	get #rules() {
		return trainingRules(this.settings, this.#trainer.layout.inputs);
	}
}

const notDone = (update: number) => `update ${update} has not been done yet`;
