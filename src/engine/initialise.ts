import type { Rules, Network } from './network';
import { normal, seeded, type Random } from './random';
import { tensor, type Tensor } from './tensor';

/** How first weights are drawn; `fanIn` is the number of a neuron's inputs. */
export const initialisations = {
	/** Gaussian, standard deviation 1/√fan-in: z starts out neither tiny nor saturated. */
	scaled: (random: Random, fanIn: number) => normal(random) / Math.sqrt(fanIn),
	/** Even in [−1, 1), as in the question that the project grew from. */
	uniform: (random: Random) => 2 * random() - 1,
	/** Standard Gaussian. */
	normal: (random: Random) => normal(random)
};

export type InitialisationName = keyof typeof initialisations;

/**
 * First parameters from a seed, for a network of the given rules: W¹, b¹, W², b² … drawn row by row.
 * Biases are drawn like the weights of a neuron with one input. The same seed gives the same network.
 */
export function initialise(
	rules: Rules,
	{ how, seed, biases }: { how: InitialisationName; seed: number; biases: boolean }
): Network {
	const random = seeded(seed);
	const draw = initialisations[how];
	const filled = (rows: number, cols: number, fanIn: number): Tensor =>
		tensor(
			rows,
			cols,
			Float64Array.from({ length: rows * cols }, () => draw(random, fanIn))
		);

	const weights: Tensor[] = [];
	const offsets: Tensor[] = [];
	for (let l = 1; l < rules.layers.length; l++) {
		weights.push(filled(rules.layers[l], rules.layers[l - 1], rules.layers[l - 1]));
		if (biases) offsets.push(filled(rules.layers[l], 1, 1));
	}
	return { ...rules, weights, biases: biases ? offsets : null };
}
