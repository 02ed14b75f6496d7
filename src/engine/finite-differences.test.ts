import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialise } from './initialise';
import { learningStep } from './learning-step';
import type { Network, Sample } from './network';
import { normal, seeded } from './random';
import { tensor, toRows, type Tensor } from './tensor';
import { anyRules, anySample } from './testing/arbitrary-network';
import { checkTrace } from './testing/check-trace';
import { valueById, type Trace } from './trace';

const EPSILON = 1e-5;
/** Of the gradient, or of E where that is larger: a difference of two E cannot be more exact. */
const TOLERANCE = 1e-6;
/** So far from ReLU's kink, no change of EPSILON crosses it. */
const NEAR_KINK = 1e-2;

/** A random network in which nothing is saturated, and a sample for it. */
const anyMildPass = anyRules().chain((rules) =>
	fc.record({ seed: fc.nat(), biases: fc.boolean(), sample: anySample(rules) }).map((drawn) => {
		const { seed, biases, sample } = drawn;
		const network = initialise(rules, { how: 'scaled', seed, biases });
		return { network, sample: { ...sample, input: normals(rules.layers[0], seed) } };
	})
);

function normals(n: number, seed: number): Tensor {
	const random = seeded(seed + 1);
	return tensor(
		n,
		1,
		Float64Array.from({ length: n }, () => normal(random))
	);
}

function errorOf(network: Network, sample: Sample): number {
	return valueById(learningStep(network, sample), 'E')!.tensor.data[0];
}

function reluNearKink({ rules, values }: Trace): boolean {
	return values.some(
		({ symbol, layer, tensor }) =>
			symbol === 'z' &&
			rules.activations[layer - 1] === 'relu' &&
			tensor.data.some((z) => Math.abs(z) < NEAR_KINK)
	);
}

test('every gradient is the slope of E, measured by moving one parameter or input at a time', () => {
	let compared = 0;
	fc.assert(
		fc.property(anyMildPass, ({ network, sample }) => {
			const trace = learningStep(network, sample, { toInput: true });
			checkTrace(trace, { toInput: true });
			fc.pre(!reluNearKink(trace));
			const E = errorOf(network, sample);

			const compare = (id: string, parameter: Tensor) => {
				const gradient = toRows(valueById(trace, id)!.tensor).flat();
				expect(gradient).toHaveLength(parameter.data.length);
				gradient.forEach((exact, k) => {
					const measured = slope(parameter.data, k, () => errorOf(network, sample));
					const error = Math.abs(measured - exact) / Math.max(1, Math.abs(exact), E);
					expect(error, `${id} number ${k}: ${exact}, measured ${measured}`).toBeLessThan(
						TOLERANCE
					);
					compared++;
				});
			};
			network.weights.forEach((W, l) => compare(`dE_dW${l + 1}`, W));
			network.biases?.forEach((b, l) => compare(`dE_db${l + 1}`, b));
			compare('dE_da0', sample.input);
		}),
		{ numRuns: 30 }
	);
	expect(compared).toBeGreaterThan(200);
});

/** The central difference of `E` by `numbers[k]`, which is put back afterwards. */
function slope(numbers: Float64Array, k: number, E: () => number): number {
	const here = numbers[k];
	numbers[k] = here + EPSILON;
	const above = E();
	numbers[k] = here - EPSILON;
	const below = E();
	numbers[k] = here;
	return (above - below) / (2 * EPSILON);
}
