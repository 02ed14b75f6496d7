import { activations, type ActivationName } from '$engine/activations';
import { batchOf } from '$engine/batch';
import { costs, type CostName } from '$engine/costs';
import { learningStep } from '$engine/learning-step';
import type { Network, Rules } from '$engine/network';
import { column, type Tensor } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import type { Lettering } from './lettering';

/** How deep networks must be for every pattern of input, hidden and output layers to occur. */
const DEPTHS: Record<Lettering, readonly number[]> = {
	single: [1],
	bridge: [2],
	layered: [1, 2, 3, 4]
};

/** A pass of one neuron per layer for every lawful choice of activations, cost and biases, and of each kind of batch. */
export function* everyKindOfPass(lettering: Lettering): Generator<Trace> {
	yield* everyKindOfBatch();

	const hidden = (Object.keys(activations) as ActivationName[]).filter(
		(name) => !activations[name].outputOnly
	);
	for (const L of DEPTHS[lettering]) {
		for (const cost of Object.keys(costs) as CostName[]) {
			for (const output of costs[cost].outputs) {
				for (const activation of hidden) {
					for (const biased of [false, true]) {
						const rules: Rules = {
							layers: Array(L + 1).fill(1),
							activations: [...Array(L - 1).fill(activation), output],
							cost,
							learningRate: 1
						};
						const one = column([1]);
						const parameters = Array<Tensor>(L).fill(one);
						yield learningStep(
							{ ...rules, weights: parameters, biases: biased ? parameters : null },
							{ input: one, target: one },
							{ toInput: true }
						);
					}
				}
			}
		}
	}
}

/** A pass of a batch of two samples, with L2 and without, and of one sample with L2. */
function* everyKindOfBatch(): Generator<Trace> {
	const one = column([1]);
	const sample = { input: one, target: one };
	const network: Network = {
		layers: [1, 1],
		activations: ['sigmoid'],
		cost: 'half-squared-error',
		learningRate: 1,
		weights: [one],
		biases: [one]
	};
	for (const others of [[], [sample]]) {
		for (const l2 of [0, 1]) {
			const batch = batchOf(network, others, { l2, trainingSize: 2 });
			yield learningStep(network, sample, { toInput: true, batch });
		}
	}
}
