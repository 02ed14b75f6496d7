import fc from 'fast-check';
import type { ActivationName } from '../activations';
import { costs, type CostName } from '../costs';
import type { Network, Rules, Sample } from '../network';
import { column, tensor, type Tensor } from '../tensor';

/** Any number from −2 to 2, with both zeros and numbers too small to be normal among them. */
export const moderate = fc.oneof(
	{ weight: 6, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
	{ weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324) }
);

/** Any finite number at all: a network of these often overflows. */
export const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const elementwiseNames: ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity'];

/** For tests: the rules of any lawful network of 1 to 4 layers of 1 to 6 neurons. */
export function anyRules(): fc.Arbitrary<Rules> {
	const size = fc.integer({ min: 1, max: 6 });
	return fc
		.record({
			layers: fc.array(size, { minLength: 2, maxLength: 5 }),
			hidden: fc.array(fc.constantFrom(...elementwiseNames), { minLength: 3, maxLength: 3 }),
			ending: fc.constantFrom(...lawfulEndings()),
			learningRate: fc.double({ min: 1e-3, max: 2, noNaN: true })
		})
		.map(({ layers, hidden, ending: { output, cost }, learningRate }) => ({
			layers,
			activations: [...hidden.slice(0, layers.length - 2), output],
			cost,
			learningRate
		}));
}

/** Every lawful pair of a cost and the activation of the output layer. */
export function lawfulEndings(): { output: ActivationName; cost: CostName }[] {
	const names = Object.keys(costs) as CostName[];
	return names.flatMap((cost) => costs[cost].outputs.map((output) => ({ output, cost })));
}

/** For tests: a network of the given rules, with biases or without, its parameters drawn from `numbers`. */
export function anyNetwork(rules: Rules, numbers = moderate): fc.Arbitrary<Network> {
	const { layers } = rules;
	const after = layers.slice(1);
	const weights = fc.tuple(...after.map((n, l) => anyTensor(n, layers[l], numbers)));
	const biases = fc.option(fc.tuple(...after.map((n) => anyTensor(n, 1, numbers))));
	return fc.record({ weights, biases }).map((parameters) => ({ ...rules, ...parameters }));
}

/** For tests: a sample for a network of the given rules, its target one that the cost can take. */
export function anySample(rules: Rules, numbers = moderate): fc.Arbitrary<Sample> {
	const { layers, cost } = rules;
	return fc.record({
		input: anyTensor(layers[0], 1, numbers),
		target: anyTarget(layers[layers.length - 1], cost, numbers)
	});
}

/** For tests: a network, a sample for it, and whether to go down to the input: all that `learningStep` takes. */
export function anyPass(
	numbers = moderate
): fc.Arbitrary<{ network: Network; sample: Sample; toInput: boolean }> {
	return anyRules().chain((rules) =>
		fc.record({
			network: anyNetwork(rules, numbers),
			sample: anySample(rules, numbers),
			toInput: fc.boolean()
		})
	);
}

function anyTensor(
	rows: number,
	cols: number,
	numbers: fc.Arbitrary<number>
): fc.Arbitrary<Tensor> {
	const length = rows * cols;
	return fc
		.array(numbers, { minLength: length, maxLength: length })
		.map((list) => tensor(rows, cols, Float64Array.from(list)));
}

function anyTarget(n: number, cost: CostName, numbers: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
	const oneHot = fc
		.nat({ max: n - 1 })
		.map((hot) => column(Array.from({ length: n }, (_, k) => +(k === hot))));
	const fraction = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
	switch (costs[cost].targets) {
		case 'any':
			return anyTensor(n, 1, numbers);
		case 'fractions':
			return anyTensor(n, 1, fraction);
		case 'distribution':
			return fc.oneof(oneHot, anyTensor(n, 1, fc.integer({ min: 0, max: 9 })).map(shares(n)));
	}
}

/** Whole numbers as shares of their sum; equal shares when all are 0. */
function shares(n: number): (counts: Tensor) => Tensor {
	return ({ data }) => {
		const sum = data.reduce((total, count) => total + count, 0);
		return column(data.map((count) => (sum > 0 ? count / sum : 1 / n)));
	};
}
