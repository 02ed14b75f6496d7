import { initialise } from '$engine/initialise';
import type { Network, Sample } from '$engine/network';
import { tensor } from '$engine/tensor';
import { defaultLettering } from '$notation/lettering';
import { openingRules, small, type Setup } from './small-networks';

export type { Setup };

/** The seed of the large network's weights where they are random and nobody has chosen another. */
export const SEED = 1;

/** The network of digits. */
export const LARGE = '784-30-10';

/** A network as the large one is shown: the digit that is chosen is its sample. */
export function ofDigits(network: Network, untrained: boolean) {
	return {
		name: LARGE,
		network,
		sample: 'digit',
		lettering: 'layered',
		untrained,
		toInput: false
	} as const satisfies Setup;
}

/** The three networks that every visitor finds, each made when it is first asked for; the large one with random weights. */
export const builtIn = {
	...small,
	'784-30-10': (seed: number = SEED) =>
		ofDigits(initialise(openingRules([784, 30, 10]), { how: 'uniform', seed, biases: true }), true)
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
			...openingRules(layers),
			weights: layers.slice(1).map((n, k) => tensor(n, layers[k])),
			biases: null
		},
		sample: { input: tensor(layers[0], 1), target: tensor(layers[layers.length - 1], 1) },
		lettering,
		untrained: false,
		toInput: lettering === 'single'
	};
}
