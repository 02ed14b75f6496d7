import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf } from './batch';
import { learningStep } from './learning-step';
import { evaluate, origin } from './origin';
import { anyNetwork, anyRules, anySample, finite, moderate } from './testing/arbitrary-network';
import { checkTrace } from './testing/check-trace';
import { worked } from './testing/worked-example';
import { column } from './tensor';
import { valueById, type Ref, type Trace } from './trace';

const { network, sample } = worked;
const other = { input: column([0.2, 0.7, 0.1]), target: column([0, 1]) };
const numbers = (trace: Trace, id: string) => [...valueById(trace, id)!.tensor.data];

const anyBatch = (of = moderate) =>
	anyRules().chain((rules) =>
		fc.record({
			network: anyNetwork(rules, of),
			samples: fc.array(anySample(rules, of), { minLength: 1, maxLength: 4 }),
			l2: fc.constantFrom(0, 0.1, 5),
			trainingSize: fc.integer({ min: 1, max: 100 }),
			toInput: fc.boolean()
		})
	);

describe('a pass with a batch', () => {
	test.each([
		['moderate numbers', moderate],
		['any finite numbers', finite]
	])('obeys every law of a trace, with %s', (_, of) => {
		fc.assert(
			fc.property(anyBatch(of), ({ network, samples: [first, ...others], toInput, ...rules }) => {
				const batch = batchOf(network, others, rules);
				checkTrace(learningStep(network, first, { toInput, batch }), { toInput });
			}),
			{ numRuns: 60 }
		);
	});

	test('makes a mean for each parameter before its update', () => {
		const biased = { ...network, biases: [column([0.1, 0.2])] };
		const batch = batchOf(biased, [other], { l2: 0, trainingSize: 2 });
		const { steps, values } = learningStep(biased, sample, { batch });
		const update = steps.filter(({ phase }) => phase === 'update');
		expect(update.map(({ result }) => values[result].id)).toEqual([
			...['dE_dW1_mean', 'W1_new', 'dE_db1_mean', 'b1_new']
		]);
	});

	test('takes the mean of what each sample’s own pass makes', () => {
		const batch = batchOf(network, [other, sample], { l2: 0, trainingSize: 3 });
		const mean = numbers(learningStep(network, sample, { batch }), 'dE_dW1_mean');
		const [own, others] = [sample, other].map((s) => numbers(learningStep(network, s), 'dE_dW1'));
		mean.forEach((number, k) => expect(number).toBeCloseTo((2 * own[k] + others[k]) / 3, 14));
	});

	test('shrinks weights by αλ/n of themselves, and biases not at all', () => {
		const biased = { ...network, biases: [column([0.1, 0.2])] };
		const batch = batchOf(biased, [other], { l2: 3, trainingSize: 50 });
		const trace = learningStep(biased, sample, { batch });
		const origins = ['W1_new', 'b1_new'].map((id) => {
			const ref = trace.values.findIndex((value) => value.id === id) as Ref;
			const made = origin(trace, { ref, row: 1, col: 0 })!;
			expect(evaluate(trace, made)).toBe(numbers(trace, id)[id === 'W1_new' ? 3 : 1]);
			return made.kind === 'sum' && made.terms.map(({ coefficient }) => coefficient);
		});
		expect(origins).toEqual([
			[1 - (0.5 * 3) / 50, -0.5],
			[1, -0.5]
		]);
	});

	test('of one sample has no mean; only L2 makes it another pass than that of the sample alone', () => {
		expect(batchOf(network, [], { l2: 0, trainingSize: 9 })).toBeUndefined();
		const alone = learningStep(network, sample);
		expect(learningStep(network, sample, { batch: undefined })).toEqual(alone);
		expect(JSON.stringify(alone)).not.toContain('batch');
		const shrunk = learningStep(network, sample, {
			batch: batchOf(network, [], { l2: 1, trainingSize: 9 })
		});
		expect(shrunk.steps).toEqual(alone.steps);
		expect(numbers(shrunk, 'W1_new')).not.toEqual(numbers(alone, 'W1_new'));
	});

	test('stops at its mean when another sample’s pass is not finite', () => {
		const linear = { ...network, activations: ['identity' as const] };
		const huge = { ...other, input: column([1e200, 0, 0]) };
		const batch = batchOf(linear, [huge], { l2: 0, trainingSize: 2 });
		const trace = learningStep(linear, sample, { batch });
		checkTrace(trace);
		expect(trace.stopped?.why).toMatch(
			/^dE_dW1_mean\[0\]\[0\] is (NaN|-?Infinity): it came from 0\.5 · dE_dW1_rest/
		);
	});

	test('leaves the samples and the network as they were', () => {
		const before = JSON.stringify([network, sample, other]);
		learningStep(network, sample, { batch: batchOf(network, [other], { l2: 1, trainingSize: 2 }) });
		expect(JSON.stringify([network, sample, other])).toBe(before);
	});
});
