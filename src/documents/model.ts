import * as v from 'valibot';
import type { Network, Rules } from '$engine/network';
import { rowMajor, tensor, toRows, type Tensor } from '$engine/tensor';
import { layOut } from './lay-out';
import { copyNumbers, listOf } from './numbers';
import { checkRules, ruleEntries } from './rules';
import { exactly, read, record } from './schema';

const schema = record({
	format: exactly('backstep-model'),
	version: exactly(1),
	...ruleEntries,
	weights: v.unknown(),
	biases: v.unknown()
});

/** The network that a `backstep-model` document describes. Throws a DocumentError when it describes none. */
export function readModel(json: unknown): Network {
	const { layers, activations, cost, learningRate, weights, biases } = read(schema, json);
	const rules = { layers, activations, cost, learningRate };
	// Before any weight is looked at: absurd sizes would make it a long look.
	checkRules(rules);
	return { ...rules, weights: readWeights(weights, rules), biases: readBiases(biases, rules) };
}

/** A network as a `backstep-model` document, one row of weights a line. */
export function writeModel(network: Network): string {
	const { layers, activations, cost, learningRate, weights, biases } = network;
	return layOut(
		{
			format: 'backstep-model',
			version: 1,
			layers,
			activations,
			cost,
			learningRate,
			weights: weights.map(toRows),
			biases: biases && biases.map((b) => Array.from(rowMajor(b)))
		},
		3
	);
}

function readWeights(json: unknown, { layers }: Rules): Tensor[] {
	const L = layers.length - 1;
	const why = 'one per layer after the input';
	return listOf(json, 'weights', L, ['matrix', 'matrices', why]).map((matrix, k) =>
		readMatrix(matrix, `weights[${k}]`, k + 1, layers)
	);
}

function readMatrix(json: unknown, path: string, layer: number, layers: readonly number[]) {
	const [rows, cols] = [layers[layer], layers[layer - 1]];
	const W = tensor(rows, cols);
	const perRow = ['row', 'rows', `one per neuron of layer ${layer}`] as const;
	const perCol = ['number', 'numbers', `one per neuron of layer ${layer - 1}`] as const;
	listOf(json, path, rows, perRow).forEach((row, k) => {
		const rowPath = `${path}[${k}]`;
		copyNumbers(listOf(row, rowPath, cols, perCol), rowPath, W.data, k * cols);
	});
	return W;
}

function readBiases(json: unknown, { layers }: Rules): Tensor[] | null {
	if (json === null) return null;
	const L = layers.length - 1;
	const why = 'one per layer after the input (or null)';
	return listOf(json, 'biases', L, ['list', 'lists', why]).map((list, k) => {
		const path = `biases[${k}]`;
		const b = tensor(layers[k + 1], 1);
		const items = ['number', 'numbers', `one per neuron of layer ${k + 1}`] as const;
		copyNumbers(listOf(list, path, b.rows, items), path, b.data);
		return b;
	});
}
