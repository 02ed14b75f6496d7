import { describe, expect, test } from 'vitest';
import { learningStep } from './learning-step';
import type { Network } from './network';
import { column, fromRows } from './tensor';
import { checkTrace } from './testing/check-trace';
import { valueById, type Trace } from './trace';

const network: Network = {
	layers: [2, 2],
	activations: ['identity'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [
		fromRows([
			[1, 2],
			[3, 4]
		])
	],
	biases: null
};

/** Runs a changed network, and checks that its trace obeys the laws and ends early. */
function stoppedAt(
	part: Partial<Network>,
	input: number[],
	target: number[]
): { id: string; why: string; trace: Trace } {
	const sample = { input: column(input), target: column(target) };
	const trace = learningStep({ ...network, ...part }, sample, { toInput: true });
	checkTrace(trace, { toInput: true });
	const { stopped, values } = trace;
	if (!stopped) throw new Error('the trace went through');
	return { id: values[stopped.cell.ref].id, why: stopped.why, trace };
}

const numberOf = (trace: Trace, id: string) => valueById(trace, id)!.tensor.data[0];

describe('a pass ends at the first result that is not finite, and says what met there', () => {
	test('a product of weight and input that is too large', () => {
		const weights = [fromRows([[1, 2], [-1e200, 4]])]; // prettier-ignore
		const { id, why } = stoppedAt({ weights }, [1e200, 3], [0, 0]);
		expect(id).toBe('z1');
		expect(why).toBe(
			'z1[1] is -Infinity: it came from W1[1][0] · a0[0] = -1e+200 · 1e+200, W1[1][1] · a0[1] = 4 · 3'
		);
	});

	test('a sum of products each of which is finite', () => {
		const weights = [fromRows([[1e308, 1e308], [0, 0]])]; // prettier-ignore
		const { id, why } = stoppedAt({ weights }, [1, 1], [0, 0]);
		expect(id).toBe('z1');
		expect(why).toContain('W1[0][0] · a0[0] = 1e+308 · 1, W1[0][1] · a0[1] = 1e+308 · 1');
	});

	test('an infinity met its opposite: not a number', () => {
		const weights = [fromRows([[1e200, -1e200], [0, 0]])]; // prettier-ignore
		const { why } = stoppedAt({ weights }, [1e200, 1e200], [0, 0]);
		expect(why).toMatch(/^z1\[0\] is NaN: /);
	});

	test('of a long sum the largest terms are named and the others counted', () => {
		const input = [1, 2, 3, 1e200, 5, 6];
		const weights = [fromRows([[1, 1, 1, 1e200, 1, 1]])];
		const { why } = stoppedAt({ layers: [6, 1], weights }, input, [0]);
		expect(why).toBe(
			'z1 is Infinity: it came from W1[0][3] · a0[3] = 1e+200 · 1e+200, W1[0][5] · a0[5] = 1 · 6, ' +
				'W1[0][4] · a0[4] = 1 · 5, W1[0][2] · a0[2] = 1 · 3 and 2 more'
		);
	});

	test('an output whose square is too large: z and o stay', () => {
		const { id, why, trace } = stoppedAt({}, [1e200, 0], [0, 0]);
		expect(id).toBe('E');
		expect(why).toBe(
			'E is Infinity: it came from a1[1] = 3e+200, a1[0] = 1e+200, t[0] = 0, t[1] = 0'
		);
		expect(numberOf(trace, 'a1')).toBe(1e200);
	});

	test('binary cross-entropy of an output that is saturated and wrong: E stays', () => {
		const { id, why, trace } = stoppedAt(
			{ activations: ['sigmoid'], cost: 'binary-cross-entropy' },
			[1000, -1000],
			[1, 0]
		);
		expect(numberOf(trace, 'E')).toBe(1000 + 0);
		expect(id).toBe('dE_da1');
		expect(why).toBe('dE_da1[0] is -Infinity: it came from t[0] = 1, a1[0] = 0');
	});

	test('a learning rate that is too large: gradients stay, and α is named', () => {
		const { id, why, trace } = stoppedAt({ learningRate: 1e308 }, [1, 1], [0, 0]);
		expect(id).toBe('W1_new');
		expect(why).toBe(
			'W1_new[0][0] is -Infinity: it came from -1e+308 · dE_dW1[0][0] = -1e+308 · 3, W1[0][0] = 1'
		);
		expect(numberOf(trace, 'dE_dW1')).toBe(3);
		expect(numberOf(trace, 'dE_da0')).toBe(3 * 1 + 7 * 3);
	});

	test('a gradient that is too large for the weights of the layer before', () => {
		const tiny = 1e-200;
		const { id, why, trace } = stoppedAt(
			{
				layers: [1, 1, 1],
				activations: ['identity', 'identity'],
				weights: [fromRows([[tiny]]), fromRows([[1e160]])]
			},
			[1e100],
			[1e152]
		);
		expect(numberOf(trace, 'E')).toSatisfy(Number.isFinite);
		expect(id).toBe('dE_da1');
		expect(why).toBe('dE_da1 is -Infinity: it came from W2_T · delta2 = 1e+160 · -1e+152');
	});

	test('a weight that was given as NaN is named first', () => {
		const weights = [fromRows([[7, NaN], [0, 0]])]; // prettier-ignore
		const { why } = stoppedAt({ weights }, [1, 1], [0, 0]);
		expect(why).toBe(
			'z1[0] is NaN: it came from W1[0][1] · a0[1] = NaN · 1, W1[0][0] · a0[0] = 7 · 1'
		);
	});
});

test('what was recorded before the stop is what a pass without it records', () => {
	const { trace } = stoppedAt({ learningRate: 1e308 }, [1, 1], [0, 0]);
	const sample = { input: column([1, 1]), target: column([0, 0]) };
	const whole = learningStep(network, sample, { toInput: true });
	const before = trace.values.slice(0, -1);
	expect(before).toEqual(whole.values.slice(0, before.length));
});

test('a pass that goes through is not marked', () => {
	const sample = { input: column([1, 1]), target: column([0, 0]) };
	expect(learningStep(network, sample).stopped).toBeNull();
});
