import { activations, type ActivationName } from '$engine/activations';
import { costs, type CostName } from '$engine/costs';
import { learningStep } from '$engine/learning-step';
import type { Rules } from '$engine/network';
import { column, type Tensor } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import type { Lettering } from './lettering';

/** How deep networks must be for every pattern of input, hidden and output layers to occur. */
const DEPTHS: Record<Lettering, readonly number[]> = {
	single: [1],
	bridge: [2],
	layered: [1, 2, 3, 4]
};

/** A pass of one neuron per layer for every lawful choice of activations, cost and biases. */
export function* everyKindOfPass(lettering: Lettering): Generator<Trace> {
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
