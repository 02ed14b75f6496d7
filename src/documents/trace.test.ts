import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf } from '$engine/batch';
import { learningStep } from '$engine/learning-step';
import { at, column, fromRows } from '$engine/tensor';
import { anyPass, finite, moderate } from '$engine/testing/arbitrary-network';
import { valueById, type Trace } from '$engine/trace';
import type { Network } from '$engine/network';
import { parse } from './parse';
import { readTrace } from './read-trace';
import { fault } from './testing/fault';
import { traceDocument, writeTrace } from './trace';

const network: Network = {
	layers: [3, 2],
	activations: ['sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [fromRows([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])], // prettier-ignore
	biases: null
};
const sample = { input: column([0.9, 0.1, 0.4]), target: column([1, 0]) };
const small = learningStep(network, sample, { toInput: true });

const overflowing: Network = {
	...network,
	layers: [2, 2],
	activations: ['identity'],
	weights: [fromRows([[1e200, 0], [0, 1e200]])] // prettier-ignore
};
const stopped = learningStep(overflowing, { input: column([1, 2]), target: column([0, 0]) });

describe('writeTrace', () => {
	test('gives each value and each step a line of its own', () => {
		const lines = writeTrace(small).split('\n').map((line) => line.trim()); // prettier-ignore
		expect(lines.slice(0, 11)).toEqual([
			'{',
			'"format": "backstep-trace",',
			'"version": 1,',
			'"layers": [3,2],',
			'"activations": ["sigmoid"],',
			'"cost": "half-squared-error",',
			'"learningRate": 0.5,',
			'"values": [',
			'{"id":"a0","symbol":"a","layer":0,"shape":[3,1],"data":[0.9,0.1,0.4]},',
			'{"id":"t","symbol":"t","layer":1,"shape":[2,1],"data":[1,0]},',
			'{"id":"W1","symbol":"W","layer":1,"shape":[2,3],"data":[0.1,0.3,0.5,0.2,0.4,0.6]},'
		]);
		expect(lines).toContain(
			'{"op":"affine","phase":"forward","layer":1,"equation":"EQ3","operands":{"W":"W1","a":"a0"},"result":"z1"},'
		);
		expect(traceDocument(small)).not.toHaveProperty('stopped');
	});

	test('has a transpose row by row, and a single number as 1 × 1', () => {
		const values = new Map(traceDocument(small).values.map((value) => [value.id, value]));
		expect(values.get('W1_T')).toMatchObject({
			shape: [3, 2],
			data: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
		});
		expect(values.get('E')).toMatchObject({ shape: [1, 1] });
	});

	test('says at which step a pass stopped and why; what is not finite is null', () => {
		const document = readTrace(parse(writeTrace(stopped)));
		expect(document.stopped).toEqual({ step: 2, why: stopped.stopped!.why });
		expect(document.steps[2]).toMatchObject({ op: 'cost', result: 'E' });
		expect(document.values[document.values.length - 1]).toMatchObject({ id: 'E', data: [null] });
	});

	test('every recorded number, whole passes or stopped ones, is read back bit for bit, but 0 for −0', () => {
		const passes = fc.constantFrom(moderate, finite).chain((numbers) => anyPass(numbers));
		fc.assert(
			fc.property(passes, ({ network, sample, toInput }) => {
				checkReadBack(learningStep(network, sample, { toInput }));
			})
		);
	});

	test('a pass with its batch is read back with the sums of the others, the means and the rules', () => {
		const biased = { ...network, biases: [column([0.1, 0.2])] };
		const others = [{ input: column([0.2, 0.7, 0.1]), target: column([0, 1]) }, sample];
		const rules = { l2: 3, trainingSize: 50 };
		const trace = learningStep(biased, sample, { batch: batchOf(biased, others, rules) });
		checkReadBack(trace);
		const document = readTrace(parse(writeTrace(trace)));
		expect(document.batch).toEqual({ size: 3, ...rules });
		for (const id of ['dE_dW1_rest', 'dE_db1_rest', 'dE_dW1_mean', 'dE_db1_mean', 'W1_new']) {
			const { data } = document.values.find((value) => value.id === id)!;
			expect(data).toEqual([...valueById(trace, id)!.tensor.data]);
		}
		// Of L2 alone there are no others, and the rules still say it.
		const alone = learningStep(network, sample, { batch: batchOf(network, [], rules) });
		checkReadBack(alone);
		expect(readTrace(parse(writeTrace(alone))).batch).toEqual({ size: 1, ...rules });
	});

	test('a pass whose batch has another that is not finite is read back as far as it went', () => {
		const linear: Network = { ...network, activations: ['identity'] };
		const huge = { input: column([1e200, 0, 0]), target: column([0, 1]) };
		const batch = batchOf(linear, [huge], { l2: 0, trainingSize: 2 });
		const trace = learningStep(linear, sample, { batch });
		expect(trace.stopped).toBeDefined();
		checkReadBack(trace);
	});

	function checkReadBack(trace: Trace) {
		const document = readTrace(parse(writeTrace(trace)));
		expect(document).toEqual(traceDocument(trace));
		trace.values.forEach(({ id, symbol, layer, tensor }, k) => {
			const { shape, data, ...name } = document.values[k];
			expect({ ...name, shape }).toEqual({
				...{ id, symbol, layer },
				shape: [tensor.rows, tensor.cols]
			});
			data.forEach((number, n) => {
				const recorded = at(tensor, Math.floor(n / tensor.cols), n % tensor.cols) + 0;
				expect(Object.is(number, Number.isFinite(recorded) ? recorded : null)).toBe(true);
			});
		});
		expect(document.stopped?.step).toBe(trace.stopped?.step);
	}
});

describe('readTrace', () => {
	interface Loose {
		[key: string]: Loose;
		[index: number]: Loose;
	}

	/** The message for a document of the small pass (or of the stopped one) after a change. */
	function faultAfter(change: (document: Loose) => void, trace = small): string {
		const document = parse(writeTrace(trace));
		change(document as Loose);
		return fault(() => readTrace(document));
	}
	const put = (target: Loose, change: object) => void Object.assign(target, change);

	test('leaves out keys that it does not know', () => {
		const document = parse(writeTrace(small)) as Loose;
		put(document, { author: 'me' });
		put(document.steps[0].operands, { note: 'W1' });
		expect(readTrace(document)).toEqual(traceDocument(small));
	});

	test.each<[string, (document: Loose) => void]>([
		['version must be 1, but is 3', (d) => put(d, { version: 3 })],
		['values must be a list of values, but is missing', (d) => put(d, { values: undefined })],
		['values[0] must be an object, but is null', (d) => put(d.values, { 0: null })],
		[
			'values[3].shape must be a list of 2 sizes, but is a list of 1',
			(d) => put(d.values[3], { shape: [2] })
		],
		[
			'values[3].shape[1] must be a whole number from 1 to 10,000, but is 0',
			(d) => put(d.values[3], { shape: [2, 0] })
		],
		[
			'values[3].data must have 2 numbers, as its shape 2×1 says, but has 3',
			(d) => put(d.values[3], { data: [1, 2, 3] })
		],
		[
			'values[3].data[1] must be a finite number, but is null',
			(d) => put(d.values[3].data, { 1: null })
		],
		[
			'values[3].id must be "z1" by its symbol and layer, but is "z2"',
			(d) => put(d.values[3], { id: 'z2' })
		],
		[
			'values[4].id must differ from values[3].id, but is "z1"',
			(d) => put(d.values, { 4: d.values[3] })
		],
		[
			'values must have 13 values, 3 givens and one result per step, but has 12',
			(d) => put(d, { values: Object.values(d.values).slice(0, -1) })
		],
		[
			'steps[0].op must be one of affine, activate, cost, costPrime, activatePrime, hadamard, softmaxDelta, outer, biasGradient, transpose, matvec, batchMean, descend, but is "dense"',
			(d) => put(d.steps[0], { op: 'dense' })
		],
		[
			'steps[0].equation must be one of EQ1, EQ3, EQ4, EQ5, EQ6, null, but is "EQ2"',
			(d) => put(d.steps[0], { equation: 'EQ2' })
		],
		[
			'steps[0].result must be "z1", as values[3] is, but is "a1"',
			(d) => put(d.steps[0], { result: 'a1' })
		],
		[
			'steps[0].operands.a must be the id of an earlier value, but is "a1"',
			(d) => put(d.steps[0].operands, { a: 'a1' })
		],
		[
			'steps[0].operands.W must be the id of an earlier value, but is missing',
			(d) => put(d.steps[0], { operands: { a: 'a0' } })
		],
		[
			'stopped.step must be the last step, 9, but is 2',
			(d) => put(d, { stopped: { step: 2, why: 'it broke' } })
		],
		['stopped.why must be a text, but is missing', (d) => put(d, { stopped: { step: 9 } })]
	])('refuses a wrong document: %s', (message, change) => {
		expect(faultAfter(change)).toBe(message);
	});

	test('takes null for a number only in the result of the step that stopped', () => {
		expect(faultAfter((d) => put(d.values[0].data, { 0: null }), stopped)).toBe(
			'values[0].data[0] must be a finite number, but is null'
		);
		const last = stopped.values.length - 1;
		expect(faultAfter((d) => put(d.values[last].data, { 0: 'Infinity' }), stopped)).toBe(
			`values[${last}].data[0] must be a finite number or null, but is "Infinity"`
		);
	});
});
