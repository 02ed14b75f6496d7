import type { Batch } from '$engine/learning-step';
import type { Network, Rules, Sample } from '$engine/network';
import { column, fromRows } from '$engine/tensor';
import type { Lettering } from '$notation/lettering';

/** A pass of a training run. */
export interface RunPlace {
	/** The update, from 1. */
	readonly update: number;
	/** Which image of its batch, from 1. */
	readonly image: number;
}

/** Where in a run a network comes from, and the batch of its update. */
export interface RunOrigin extends RunPlace {
	/** How many images the batch has. */
	readonly of: number;
	/** What the batch's other images come to at a network: null where they are too many to be computed. */
	readonly batchAt: ((network: Network) => Batch | undefined) | null;
}

/** A network to step through, and how it is written. */
export interface Setup {
	/** What the page calls it: its layers, `3-2`. */
	readonly name: string;
	readonly network: Network;
	/** The sample, or `digit` where the digit that is chosen is the sample. */
	readonly sample: Sample | 'digit';
	readonly lettering: Lettering;
	/** Whether its weights were drawn and have learned nothing yet. */
	readonly untrained: boolean;
	/** Whether the way back goes down to ∂E/∂a⁰. */
	readonly toInput: boolean;
	/** The pass of a run that it is; none for other networks. */
	readonly run?: RunOrigin | undefined;
	/** The update of the run after which its weights are taken, for any digit; none for other networks. */
	readonly after?: number | undefined;
	/** What tells its run from others, `run-id.ts`; none for networks of no run. */
	readonly runId?: string | undefined;
}

/** The rules that a network of these layers opens with. */
export const openingRules = (layers: number[]): Rules => ({
	layers,
	activations: layers.slice(1).map(() => 'sigmoid' as const),
	cost: 'half-squared-error',
	learningRate: 0.5
});

/** w₁ … w₆, numbered down the columns. */
const w = fromRows([
	[0.1, 0.3, 0.5],
	[0.2, 0.4, 0.6]
]);
const target = column([1, 0]);

/** The two networks whose every number is given. Apart from the large one: most pages that are read show no other. */
export const small = {
	'3-2': () => ({
		name: '3-2',
		network: { ...openingRules([3, 2]), weights: [w], biases: null },
		sample: { input: column([0.9, 0.1, 0.4]), target },
		lettering: 'single',
		untrained: false,
		toInput: true
	}),
	'3-3-2': () => ({
		name: '3-3-2',
		network: {
			...openingRules([3, 3, 2]),
			weights: [
				fromRows([
					[0.2, -0.3, 0.4],
					[0.5, 0.1, -0.2],
					[-0.4, 0.6, 0.3]
				]),
				w
			],
			biases: null
		},
		sample: { input: column([0.8, 0.2, 0.5]), target },
		lettering: 'bridge',
		untrained: false,
		toInput: false
	})
} satisfies Record<string, () => Setup>;
