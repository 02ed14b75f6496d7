import {
	trainingCosts,
	type Kernel,
	type KernelMemory,
	type MakeKernel,
	type TrainingCost
} from './kernel';
import { inked, writeSparse, type LabelledImages } from './labelled-images';
import { CLASS_ROW, parameterLayout, scratchLength, type ParameterLayout } from './memory-layout';

/** What a network answers to some images, and the sum of what that costs. */
export interface Answers {
	readonly cost: number;
	/** a², rows of `CLASS_ROW` numbers of which ten count. */
	readonly outputs: Float32Array<ArrayBuffer>;
}

/** One update: which images, and the numbers of the rule. */
export interface Batch {
	/** Its first place in the order. */
	readonly from: number;
	readonly m: number;
	/** η/m. */
	readonly rate: number;
	/** 1 − ηλ/n. */
	readonly decay: number;
	readonly cost: TrainingCost;
}

/** Where a set of images lies in the memory, in bytes. */
interface SetPlaces {
	readonly count: number;
	readonly starts: number;
	readonly pixels: number;
	readonly labels: number;
}

/**
 * A network inputs-hidden-10 in a kernel's memory, with the images it learns from and is tested on.
 * It knows no epochs: `run.ts` does.
 */
export class Trainer {
	readonly layout: ParameterLayout;
	/** The network's numbers, in the kernel's layout; writing them changes the network. */
	readonly parameters: Float32Array<ArrayBuffer>;
	/** The order in which the images of the first set are gone through. */
	readonly order: Uint32Array<ArrayBuffer>;

	readonly #kernel: Kernel;
	readonly #memory: KernelMemory;
	readonly #sets: readonly SetPlaces[];
	readonly #at: Readonly<Record<'parameters' | 'levels' | 'order' | 'scratch' | 'answers', number>>;

	/** `sets` are the images, those to learn from first; each has `inputs` pixels. */
	constructor(
		makeKernel: MakeKernel,
		makeMemory: (bytes: number) => KernelMemory,
		{
			inputs,
			hidden,
			batchSize,
			sets
		}: { inputs: number; hidden: number; batchSize: number; sets: readonly LabelledImages[] }
	) {
		this.layout = parameterLayout(inputs, hidden);
		const { take, taken } = places();
		this.#at = {
			parameters: take(4 * this.layout.length),
			levels: take(4 * 256),
			order: take(4 * sets[0].count),
			scratch: take(4 * scratchLength(this.layout, batchSize)),
			answers: take(4 * CLASS_ROW * Math.max(...sets.map(({ count }) => count)))
		};
		const inks = sets.map(inked);
		this.#sets = sets.map(({ count }, k) => ({
			count,
			starts: take(4 * (count + 1)),
			pixels: take(4 * inks[k]),
			labels: take(count)
		}));
		this.#memory = makeMemory(taken());
		const { buffer } = this.#memory;
		this.parameters = new Float32Array(buffer, this.#at.parameters, this.layout.length);
		this.order = new Uint32Array(buffer, this.#at.order, sets[0].count);
		const levels = new Float32Array(buffer, this.#at.levels, 256);
		for (let level = 0; level < 256; level++) levels[level] = level / 255;
		sets.forEach((set, k) => {
			const at = this.#sets[k];
			writeSparse(set, inputs, {
				starts: new Uint32Array(buffer, at.starts, at.count + 1),
				inks: new Uint32Array(buffer, at.pixels, inks[k])
			});
			new Uint8Array(buffer, at.labels, at.count).set(set.labels);
		});
		this.#kernel = makeKernel(this.#memory);
	}

	/** Learns from the images at `from` … `from + m − 1` of the order; the sum of their costs before. */
	update({ from, m, rate, decay, cost }: Batch): number {
		const { parameters, levels, order, scratch } = this.#at;
		const { inputs, hidden } = this.layout;
		const { starts, pixels, labels } = this.#sets[0];
		// prettier-ignore
		return this.#kernel.update(
			parameters, inputs, hidden, starts, pixels, labels, levels,
			order + 4 * from, m, rate, decay, trainingCosts[cost], scratch
		);
	}

	/** What the network answers to images `first` … `last − 1` of a set, and the sum of their costs. */
	answers(set: number, first: number, last: number, cost: TrainingCost): Answers {
		const { parameters, levels, scratch, answers } = this.#at;
		const { inputs, hidden } = this.layout;
		const { starts, pixels, labels } = this.#sets[set];
		// prettier-ignore
		const sum = this.#kernel.answers(
			parameters, inputs, hidden, starts, pixels, labels, levels,
			first, last, trainingCosts[cost], scratch, answers
		);
		const outputs = new Float32Array(this.#memory.buffer, answers, (last - first) * CLASS_ROW);
		return { cost: sum, outputs: outputs.slice() };
	}
}

/** Gives out places in a memory from its beginning, each at a whole cache line. */
function places() {
	const LINE = 64;
	// Nothing lies at 0, so that an address left out cannot pass for one.
	let at = LINE;
	return {
		take(bytes: number): number {
			const place = at;
			at += Math.ceil(bytes / LINE) * LINE;
			return place;
		},
		taken: () => at
	};
}
