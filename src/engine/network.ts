import { activations, type ActivationName } from './activations';
import { costs, type CostName } from './costs';
import { rowMajor, type Tensor } from './tensor';

/** What a pass does at each layer; all of a network but its parameters. */
export interface Rules {
	/** Neurons per layer, the input's first: n₀ … n_L. */
	readonly layers: readonly number[];
	/** σ of layers 1 … L; `activations[l − 1]` belongs to layer l. */
	readonly activations: readonly ActivationName[];
	readonly cost: CostName;
	/** α in W ← W − α ∂E/∂W. */
	readonly learningRate: number;
}

/** How a batch's update is made of the gradients of its samples. */
export interface BatchRules {
	/** m, the samples of the batch. */
	readonly size: number;
	/** λ in W ← (1 − αλ/n) W − α ∂E/∂W; biases are not shrunk. */
	readonly l2: number;
	/** n, the samples that are trained on. */
	readonly trainingSize: number;
}

/** What a pass follows: the network's rules, and those of the batch that its sample is one of. */
export interface PassRules extends Rules {
	readonly batch?: BatchRules | undefined;
}

/** A stack of dense layers: z^l = W^l a^{l−1} + b^l, a^l = σ(z^l). */
export interface Network extends Rules {
	/** `weights[l − 1]` is W^l, n_l × n_{l−1}: outputs × inputs. */
	readonly weights: readonly Tensor[];
	/** `biases[l − 1]` is b^l, n_l × 1; null for a network without biases. */
	readonly biases: readonly Tensor[] | null;
}

/** One input, n₀ × 1, and what the network should answer to it, n_L × 1. */
export interface Sample {
	readonly input: Tensor;
	readonly target: Tensor;
}

/** Why this cost cannot follow these activations, as a sentence; null when it can. */
export function unlawful(names: readonly ActivationName[], cost: CostName): string | null {
	const early = names.slice(0, -1).findIndex((name) => activations[name].outputOnly);
	if (early >= 0) return `${names[early]} can only be the activation of the output layer`;
	const output = names[names.length - 1];
	const lawful = costs[cost].outputs;
	if (lawful.includes(output)) return null;
	return `${cost} goes with ${lawful.join(', ')} outputs, not with ${output}`;
}

/** How far from 1 the sum of a distribution may be: ten tenths are 0.9999999999999999. */
const SUM_TOLERANCE = 1e-9;

/** Why this cost cannot take these targets, as a sentence; null when it can. */
export function unlawfulTarget(target: ArrayLike<number>, cost: CostName): string | null {
	const { targets } = costs[cost];
	if (targets === 'any') return null;
	const numbers = Array.from(target);
	const outside = numbers.find((t) => !(t >= 0 && t <= 1));
	if (outside !== undefined) return `${cost} needs targets from 0 to 1, not ${outside}`;
	const sum = numbers.reduce((total, t) => total + t, 0);
	if (targets === 'fractions' || Math.abs(sum - 1) <= SUM_TOLERANCE) return null;
	return `${cost} needs targets that sum to 1, not to ${sum}`;
}

/** Throws a RangeError, its message a sentence, when the parts of a network, or a sample for it, do not fit together. */
export function checkShapes(network: Network, sample: Sample): void {
	const { layers, weights, biases, cost } = network;
	const L = layers.length - 1;
	if (L < 1) throw new RangeError('a network needs an input layer and at least one more');
	const size = layers.find((n) => !Number.isInteger(n) || n < 1);
	if (size !== undefined) throw new RangeError(`a layer of ${size} neurons cannot be`);
	expectOnePerLayer('activation', network.activations, L);
	expectOnePerLayer('weight matrix', weights, L);
	if (biases) expectOnePerLayer('bias vector', biases, L);
	refuse(unlawful(network.activations, cost));
	for (let l = 1; l <= L; l++) {
		expectShape(`W${l}`, weights[l - 1], layers[l], layers[l - 1]);
		if (biases) expectShape(`b${l}`, biases[l - 1], layers[l], 1);
	}
	expectShape('a0', sample.input, layers[0], 1);
	expectShape('t', sample.target, layers[L], 1);
	refuse(unlawfulTarget(rowMajor(sample.target), cost));
}

function refuse(problem: string | null) {
	if (problem) throw new RangeError(problem);
}

function expectOnePerLayer(what: string, list: readonly unknown[], L: number) {
	if (list.length !== L) {
		throw new RangeError(`one ${what} for each layer after the input: ${L}, not ${list.length}`);
	}
}

function expectShape(id: string, { rows, cols }: Tensor, wantedRows: number, wantedCols: number) {
	if (rows !== wantedRows || cols !== wantedCols) {
		throw new RangeError(`${id} must be ${wantedRows}×${wantedCols}, not ${rows}×${cols}`);
	}
}
