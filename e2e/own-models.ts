import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network, Rules, Sample } from '$engine/network';
import { seeded } from '$engine/random';
import { column, fromRows } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import { documentFile, type FileToOpen } from './files';

/** A model and a sample as a visitor has them in files, and the pass that the page must show of them. */
export interface OwnModel {
	/** What the page calls it. */
	readonly name: string;
	readonly model: FileToOpen;
	readonly sample: FileToOpen;
	readonly trace: Trace;
}

/** Classifies four numbers into three classes: softmax and cross-entropy, whose delta is one step. */
export const classifier = seededModel({
	layers: [4, 5, 3],
	activations: ['tanh', 'softmax'],
	cost: 'cross-entropy',
	learningRate: 0.1
});

/** One layer, so that it goes down to the input, as 3-2 does. */
export const oneLayer = seededModel({
	layers: [2, 4],
	activations: ['sigmoid'],
	cost: 'binary-cross-entropy',
	learningRate: 1
});

/** Eight layers of different sizes. */
export const deep = seededModel({
	layers: [3, 4, 2, 5, 1, 3, 6, 2, 3],
	activations: ['relu', 'tanh', 'sigmoid', 'identity', 'tanh', 'relu', 'sigmoid', 'identity'],
	cost: 'mean-squared-error',
	learningRate: 0.25
});

/** A layer of 200 neurons, whose weights no screen has room to print. */
export const wide = seededModel({
	layers: [6, 200, 4],
	activations: ['relu', 'sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5
});

/** A network whose first product is too large for a float64. */
export const overflowing = ownModel(
	{
		layers: [2, 2],
		activations: ['identity'],
		cost: 'half-squared-error',
		learningRate: 0.5,
		weights: [fromRows([[1, 2], [1e200, 0]])], // prettier-ignore
		biases: null
	},
	{ input: column([1e200, 3]), target: column([0, 1]) }
);

function seededModel(rules: Rules): OwnModel {
	const random = seeded(7);
	const [n, m] = [rules.layers[0], rules.layers[rules.layers.length - 1]];
	return ownModel(initialise(rules, { how: 'uniform', seed: 7, biases: true }), {
		input: column(Array.from({ length: n }, () => random() * 2 - 1)),
		target: column(Array.from({ length: m }, (_, k) => (k === 1 ? 1 : 0)))
	});
}

function ownModel(network: Network, sample: Sample): OwnModel {
	const name = network.layers.join('-');
	return {
		name,
		model: documentFile(`${name}.json`, writeModel(network)),
		sample: documentFile(`${name}-sample.json`, writeSample(sample)),
		trace: learningStep(network, sample, { toInput: network.layers.length === 2 })
	};
}
