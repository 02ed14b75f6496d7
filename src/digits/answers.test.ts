import { describe, expect, it } from 'vitest';
import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network } from '$engine/network';
import { penDigits } from '$digits/pen/pen-digits';
import { answersInPeace } from './answers';
import { digitSample } from './digit-sample';
import { digit, PIXELS, type DigitSet } from './digit-set';

const set = penDigits(60, 1);

function networkOf(
	layers: readonly number[],
	activations: readonly ActivationName[],
	cost: CostName = 'half-squared-error',
	biases = true
): Network {
	const rules = { layers, activations, cost, learningRate: 0.5 };
	return initialise(rules, { how: 'uniform', seed: 5, biases });
}

/** The last activation of the engine's own pass. */
function outputsOf(network: Network, set: DigitSet, n: number): Float64Array {
	const { values } = learningStep(network, digitSample(digit(set, n)));
	return values.find(({ id }) => id === `a${network.layers.length - 1}`)!.tensor.data;
}

describe('answersInPeace', () => {
	it.each([
		['sigmoids', networkOf([PIXELS, 30, 10], ['sigmoid', 'sigmoid'])],
		['softmax', networkOf([PIXELS, 12, 10], ['relu', 'softmax'], 'cross-entropy')],
		['no biases', networkOf([PIXELS, 9, 7, 10], ['tanh', 'identity', 'sigmoid'], undefined, false)],
		['no hidden layer', networkOf([PIXELS, 10], ['sigmoid'])]
	])('gives the outputs of the engine’s own pass, bit for bit: %s', async (_, network) => {
		const { outputs, read, margins } = await answersInPeace(network, set);
		for (let n = 0; n < set.count; n++) {
			const o = [...outputsOf(network, set, n)];
			expect([...outputs.subarray(10 * n, 10 * n + 10)]).toEqual(o);
			expect(read[n]).toBe(o.indexOf(Math.max(...o)));
			const [best, second] = o.toSorted((one, other) => other - one);
			expect(margins[n]).toBe(best - second);
		}
	});

	it('reads what two outputs say alike as the first of the two, with no margin', async () => {
		const network = networkOf([PIXELS, 10], ['sigmoid']);
		for (const { data } of [...network.weights, ...network.biases!]) data.fill(0);
		const { read, margins } = await answersInPeace(network, set);
		expect(new Set(read)).toEqual(new Set([0]));
		expect(new Set(margins)).toEqual(new Set([0]));
	});

	it('tells how far it is, and stops when it is told to', async () => {
		const many = { ...set, count: 60_000, pixels: new Uint8Array(60_000 * PIXELS).fill(200) };
		const stop = new AbortController();
		let heard = 0;
		const onprogress = (done: number) => {
			heard = done;
			stop.abort();
		};
		const network = networkOf([PIXELS, 30, 10], ['sigmoid', 'sigmoid']);
		const work = answersInPeace(network, many, { signal: stop.signal, onprogress });
		await expect(work).rejects.toThrow('aborted');
		expect(heard).toBeGreaterThan(0);
		expect(heard).toBeLessThan(60_000);
	});
});
