import { initialise } from '$engine/initialise';
import type { Network, Rules, Sample } from '$engine/network';
import { column, fromRows, tensor } from '$engine/tensor';
import { defaultLettering, type Lettering } from '$notation/lettering';

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
}

const rules = (layers: number[]): Rules => ({
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

/** The seed of the large network's first weights. */
export const SEED = 1;

/** The network of digits. */
export const LARGE = '784-30-10';

/** The three networks that every visitor finds, each made when it is first asked for. */
export const builtIn = {
	'3-2': () => ({
		name: '3-2',
		network: { ...rules([3, 2]), weights: [w], biases: null },
		sample: { input: column([0.9, 0.1, 0.4]), target },
		lettering: 'single',
		untrained: false,
		toInput: true
	}),
	'3-3-2': () => ({
		name: '3-3-2',
		network: {
			...rules([3, 3, 2]),
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
	}),
	'784-30-10': (seed: number = SEED) => ({
		name: '784-30-10',
		network: initialise(rules([784, 30, 10]), { how: 'uniform', seed, biases: true }),
		sample: 'digit',
		lettering: 'layered',
		untrained: true,
		toInput: false
	})
} satisfies Record<string, () => Setup>;

export type NetworkId = keyof typeof builtIn;

/** So many layers, the input's too, a link can name. */
export const MOST_SIZES = 11;

/** So many numbers a network may be given by a link. */
const MOST_NUMBERS = 400;

/** How many numbers a network of these layers is given: parameters, biases too, and its sample. */
export function givenCount(layers: readonly number[]): number {
	const weights = layers.slice(1).reduce((sum, n, k) => sum + n * (layers[k] + 1), 0);
	return weights + layers[0] + layers[layers.length - 1];
}

/** Whether a network is small enough that a link carries all its numbers. */
export function fitsLink(layers: readonly number[]): boolean {
	return layers.length <= MOST_SIZES && givenCount(layers) <= MOST_NUMBERS;
}

/** A network that is to be filled with numbers: all are zero. Null when `name` is not the layers of a network that a link can carry. */
export function blank(name: string): (Setup & { readonly sample: Sample }) | null {
	const layers = name.split('-').map(Number);
	const lawful = layers.length >= 2 && layers.every((n) => Number.isInteger(n) && n >= 1);
	if (!lawful || !fitsLink(layers)) return null;
	const lettering = defaultLettering(layers.length - 1);
	return {
		name,
		network: {
			...rules(layers),
			weights: layers.slice(1).map((n, k) => tensor(n, layers[k])),
			biases: null
		},
		sample: { input: tensor(layers[0], 1), target: tensor(layers[layers.length - 1], 1) },
		lettering,
		untrained: false,
		toInput: lettering === 'single'
	};
}
