import type { Name, ValueSymbol } from '$engine/trace';

/** Which layer a value belongs to; `any` where it is not the same one everywhere. */
export type Layer = 'input' | 'hidden' | 'output' | 'any';

const neuron: Record<Layer, string> = {
	input: 'input',
	hidden: 'hidden neuron',
	output: 'output',
	any: 'neuron'
};

const meanings: { readonly [S in ValueSymbol]: (layer: Layer) => string } = {
	W: () => 'the weights: a row for each neuron, a column for each number that comes in',
	b: () => 'the biases: one for each neuron',
	a: (layer) =>
		({
			input: 'the inputs',
			hidden: 'the activations of the hidden layer',
			output: 'the outputs',
			any: 'the values of a layer: inputs or activations'
		})[layer],
	t: () => 'the target: what the outputs should be',
	z: (layer) => `the weighted sums: one for each ${neuron[layer]}`,
	E: () => 'the cost: one number for how far off the outputs are',
	dE_da: (layer) =>
		({
			input: 'how far E moves when an input is nudged',
			hidden: 'how far E moves when an activation of the hidden layer is nudged',
			output: 'how far E moves when an output is nudged',
			any: 'how far E moves when a value of a layer is nudged'
		})[layer],
	sigmaPrime: () => 'the slope of the activation at each weighted sum',
	delta: (layer) =>
		`the error of each ${neuron[layer]}: how far E moves when its weighted sum is nudged`,
	dE_dW: () => 'the gradient: how far E moves when a weight is nudged',
	dE_db: () => 'how far E moves when a bias is nudged',
	W_T: () => 'the same weights turned: what was a column is a row',
	W_new: () => 'the weights after the update',
	b_new: () => 'the biases after the update',
	dE_dW_rest: () => others('weights'),
	dE_db_rest: () => others('biases'),
	dE_dW_mean: () => 'the mean of the batch: how far E moves, on average, when a weight is nudged',
	dE_db_mean: () => 'the mean of the batch: how far E moves, on average, when a bias is nudged'
};

const others = (parameters: string) =>
	`the sum of the gradients of the ${parameters} over the other images of the batch: each comes of the same pass for its image, which can be opened as well`;

/** What a value is, in words. */
export function valueMeaning(symbol: ValueSymbol, layer: Layer): string {
	return meanings[symbol](layer);
}

/** Which layer a value of a network with L layers of weights belongs to. */
export function layerOf({ layer }: Name, L: number): Exclude<Layer, 'any'> {
	return layer === 0 ? 'input' : layer === L ? 'output' : 'hidden';
}
