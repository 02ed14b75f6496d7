import { initialise } from '../initialise';
import { learningStep } from '../learning-step';
import type { Rules } from '../network';
import { column, tensor } from '../tensor';
import type { Trace } from '../trace';

/** A pass of a network with weights from seed 1, on an input of halves, with the first output as the target: sigmoids and half the squared error where the rules say nothing else. */
export function seededPass(
	layers: number[],
	rules: Partial<Rules> = {},
	{ toInput = false, biases = false } = {}
): Trace {
	const network = initialise(
		{
			layers,
			activations: layers.slice(1).map(() => 'sigmoid'),
			cost: 'half-squared-error',
			learningRate: 0.5,
			...rules
		},
		{ how: 'scaled', seed: 1, biases }
	);
	const target = tensor(layers.at(-1)!, 1);
	target.data[0] = 1;
	const input = column(Array.from({ length: layers[0] }, () => 0.5));
	return learningStep(network, { input, target }, { toInput });
}
