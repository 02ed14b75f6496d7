import { describe, expect, test } from 'vitest';
import type { Rules } from './network';
import { NotFinite, Tape } from './tape';
import { at, column, fromRows, transposed } from './tensor';
import type { Ref } from './trace';

const rules: Rules = {
	layers: [2, 2],
	activations: ['identity'],
	cost: 'half-squared-error',
	learningRate: 1
};
const matrix = fromRows([
	[1, 2],
	[3, 4]
]);

function started(tape = new Tape(rules)): { tape: Tape; W: Ref; a: Ref } {
	const a = tape.given({ symbol: 'a', layer: 0 }, column([1, 10]));
	const W = tape.given({ symbol: 'W', layer: 1 }, matrix);
	return { tape, W, a };
}

describe('given', () => {
	test('a given value keeps its own memory', () => {
		const { tape, W } = started();
		expect(tape.trace().values[W].tensor.data).toBe(matrix.data);
	});

	test('a given transpose is put in order, so that operations may read it row by row', () => {
		const tape = new Tape(rules);
		const p = tape.given({ symbol: 'W', layer: 1 }, transposed(matrix));
		const g = tape.given({ symbol: 'dE_dW', layer: 1 }, fromRows([[0, 0], [1, 1]])); // prettier-ignore
		const result = tape.record('descend', 1, { p, g });
		const { tensor } = tape.trace().values[result];
		expect([at(tensor, 0, 0), at(tensor, 0, 1)]).toEqual([1, 3]);
		expect([at(tensor, 1, 0), at(tensor, 1, 1)]).toEqual([1, 3]);
	});

	test('nothing can be given after the first step', () => {
		const { tape, W, a } = started();
		tape.record('affine', 1, { W, a });
		expect(() => tape.given({ symbol: 't', layer: 1 }, column([0, 0]))).toThrow(
			new Error('t is given after the first step')
		);
	});

	test('nothing can be given twice', () => {
		const { tape } = started();
		expect(() => tape.given({ symbol: 'W', layer: 1 }, matrix)).toThrow(
			new Error('W1 is written twice')
		);
	});
});

describe('record', () => {
	test('a step reads its operands and makes one value, which it names', () => {
		const { tape, W, a } = started();
		const z = tape.record('affine', 1, { W, a });
		const { values, steps, givens, stopped } = tape.trace();
		expect([...values[z].tensor.data]).toEqual([1 + 20, 3 + 40]);
		expect(values[z]).toMatchObject({ id: 'z1', symbol: 'z', layer: 1 });
		expect(steps).toEqual([
			{ op: 'affine', phase: 'forward', layer: 1, equation: 'EQ3', operands: { W, a }, result: z }
		]);
		expect([givens, stopped]).toEqual([2, null]);
	});

	test('nothing can be written twice, and the attempt leaves no trace', () => {
		const { tape, W, a } = started();
		tape.record('affine', 1, { W, a });
		const before = tape.trace();
		expect(() => tape.record('affine', 1, { W, a })).toThrow(new Error('z1 is written twice'));
		expect(tape.trace()).toEqual(before);
	});

	test('a trace does not grow with its tape', () => {
		const { tape, W, a } = started();
		const early = tape.trace();
		tape.record('affine', 1, { W, a });
		expect([early.values.length, early.steps.length]).toEqual([2, 0]);
	});

	test('a result that is not finite is recorded, thrown, and the last', () => {
		const tape = new Tape(rules);
		const a = tape.given({ symbol: 'a', layer: 0 }, column([1e200, 0]));
		const W = tape.given({ symbol: 'W', layer: 1 }, fromRows([[1, 1], [1e200, 1]])); // prettier-ignore
		const why =
			'z1[1] is Infinity: it came from W1[1][0] · a0[0] = 1e+200 · 1e+200, W1[1][1] · a0[1] = 1 · 0';
		expect(() => tape.record('affine', 1, { W, a })).toThrow(new NotFinite(why));
		const stopped = tape.trace();
		expect(stopped.stopped).toEqual({ step: 0, cell: { ref: 2, row: 1, col: 0 }, why });
		expect(() => tape.record('transpose', 0, { W })).toThrow(new NotFinite(why));
		expect(tape.trace()).toEqual(stopped);
	});
});
