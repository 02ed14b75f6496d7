import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import { origin } from '$engine/origin';
import { column } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { valueById, type Cell, type Ref, type Trace } from '$engine/trace';
import { madeAt } from './made-at';
import { cellUses, usesOf } from './uses';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const refIn = (trace: Trace, id: string) => trace.values.indexOf(valueById(trace, id)!) as Ref;
const ref = (id: string) => refIn(pass, id);

test('a value is used by every step that reads it, in order', () => {
	const users = (id: string) =>
		usesOf(pass, ref(id)).map(({ step }) => pass.values[step.result].id);
	expect(users('W1')).toEqual(['z1', 'W1_T', 'W1_new']);
	expect(users('delta1')).toEqual(['dE_dW1', 'dE_da0']);
	expect(users('W1_new')).toEqual([]);
});

test('a value was made at the cursor that shows it; what was given, at the start', () => {
	expect(madeAt(pass, ref('t'))).toBe(0);
	expect(madeAt(pass, ref('z1'))).toBe(1);
	expect(madeAt(pass, ref('W1_new'))).toBe(pass.steps.length);
});

describe('a number goes into', () => {
	const named = (trace: Trace, cell: Cell) =>
		cellUses(trace, cell).flatMap(({ cells }) =>
			cells.map(({ ref, row, col }) => `${trace.values[ref].id}[${row}][${col}]`)
		);

	test('the cells that are made from it: w₃ into z₁, its place in Wᵀ and its successor', () => {
		const w3 = { ref: ref('W1'), row: 0, col: 1 };
		expect(named(pass, w3)).toEqual(['z1[0][0]', 'W1_T[1][0]', 'W1_new[0][1]']);
		expect(cellUses(pass, w3).map(({ cursor }) => cursor)).toEqual([1, 8, 10]);
	});

	test('no cell of a step that has no use for it: σ′ of a sigmoid is o · (1 − o), without z', () => {
		const z2 = { ref: ref('z1'), row: 1, col: 0 };
		expect(usesOf(pass, ref('z1')).map(({ step }) => step.op)).toEqual([
			'activate',
			'activatePrime'
		]);
		expect(named(pass, z2)).toEqual(['a1[1][0]']);
	});

	test('30 z and 30 ∂E/∂w, when it is a pixel before 30 neurons', () => {
		const network = initialise(
			{
				layers: [784, 30, 10],
				activations: ['sigmoid', 'sigmoid'],
				cost: 'half-squared-error',
				learningRate: 1
			},
			{ how: 'uniform', seed: 1, biases: true }
		);
		const input = column(Array.from({ length: 784 }, () => 0.5));
		const trace = learningStep(network, { input, target: column(Array(10).fill(0)) });
		const uses = cellUses(trace, { ref: refIn(trace, 'a0'), row: 300, col: 0 });
		expect(uses.map(({ step, cells }) => [step.op, cells.length])).toEqual([
			['affine', 30],
			['outer', 30]
		]);
		expect(uses[1].cells[2]).toEqual({ ref: refIn(trace, 'dE_dW1'), row: 2, col: 300 });
	});

	test('exactly the cells whose origins name it, row by row, in any pass', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				const found = [...cellsOf(trace)].map((cell) =>
					cellUses(trace, cell).map(({ cursor, cells }) => {
						expect(trace.values[cells[0].ref]).toBe(trace.values[trace.givens + cursor - 1]);
						return cells.map(key);
					})
				);
				const named = namersOf(trace);
				const sought = [...cellsOf(trace)].map((cell) => named.get(key(cell)) ?? []);
				expect(found.map((lists) => lists.flat())).toEqual(sought);
			})
		);
	});
});

const key = ({ ref, row, col }: Cell) => `${ref} ${row} ${col}`;

/** Every cell of a trace, value by value, row by row. */
function* cellsOf({ values }: Trace): Generator<Cell> {
	for (const [ref, { tensor }] of values.entries()) {
		for (let row = 0; row < tensor.rows; row++) {
			for (let col = 0; col < tensor.cols; col++) yield { ref: ref as Ref, row, col };
		}
	}
}

/** The cells whose origins name a cell, by its key: every origin of the trace turned around. */
function namersOf(trace: Trace): Map<string, string[]> {
	const namers = new Map<string, string[]>();
	for (const cell of cellsOf(trace)) {
		const made = origin(trace, cell);
		if (!made) continue;
		const cells = made.kind === 'sum' ? made.terms.flatMap(({ factors }) => factors) : made.cells;
		for (const named of new Set(cells.map(key))) {
			namers.set(named, [...(namers.get(named) ?? []), key(cell)]);
		}
	}
	return namers;
}
