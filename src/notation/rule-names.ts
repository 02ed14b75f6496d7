import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';

const activations: Record<ActivationName, string> = {
	sigmoid: 'sigmoid',
	tanh: 'tanh',
	relu: 'ReLU',
	identity: 'identity',
	softmax: 'softmax'
};

const costs: Record<CostName, string> = {
	'half-squared-error': '½ Σ (o − t)²',
	'mean-squared-error': '1∕N Σ (o − t)²',
	'binary-cross-entropy': 'binary cross-entropy',
	'cross-entropy': 'cross-entropy'
};

/** An activation as a list to choose from has it. */
export function activationName(name: ActivationName): string {
	return activations[name];
}

/** A cost as a list to choose from has it. */
export function costName(name: CostName): string {
	return costs[name];
}
