import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { seededPass } from '$engine/testing/seeded-pass';
import type { Trace } from '$engine/trace';
import { counterpart, isBiased } from './counterpart';
import { afterStep, isMade, rowCount, startAt, stepOf, termCount, type Moment } from './moment';
import { sameStep } from './same-step';
import { clampMoment, next } from './stepping';

const bridge = seededPass([3, 3, 2]);
const large = seededPass([784, 30, 10], {}, { biases: true });
const deep = seededPass([6, 8, 7, 5], {}, { biases: true });
const softmax = seededPass([20, 8, 12], {
	activations: ['tanh', 'softmax'],
	cost: 'cross-entropy'
});

const madeAt = (trace: Trace, { step }: Moment) =>
	step === 0 ? 'start' : trace.values[stepOf(trace, { step })!.result].id;

/** A step of a pass by what it makes. */
const making = (trace: Trace, id: string) =>
	trace.values.findIndex((value) => value.id === id) - trace.givens + 1;

/** What stands for a whole step: what is made there, and how alike it is. */
function found(from: Trace, id: string, to: Trace): [string, string] {
	const { moment, kinship } = counterpart(from, afterStep(making(from, id)), to);
	return [madeAt(to, moment), kinship];
}

/** Row and term, from 1, that stand for those of a step. */
function foundIn(from: Trace, id: string, row: number, term: number | null, to = bridge): string {
	const at = { step: making(from, id), row: row - 1, term: (term ?? 1) - 1 };
	const { moment } = counterpart(from, { ...at, grain: term === null ? 'row' : 'term' }, to);
	return [madeAt(to, moment), moment.row + 1, ...(term === null ? [] : [moment.term + 1])].join(
		' '
	);
}

describe('between 784-30-10 and 3-3-2', () => {
	test('every step that both have stands beside the one that makes the same value', () => {
		const ids = (trace: Trace) => trace.steps.map(({ result }) => trace.values[result].id);
		const both = ids(large).filter((id) => ids(bridge).includes(id));
		expect(both).toEqual(ids(bridge));
		for (const id of both) expect(found(large, id, bridge)).toEqual([id, 'same']);
	});

	test('at a step for biases, which 3-3-2 lacks, it stays where it was', () => {
		expect(found(large, 'dE_db2', bridge)).toEqual(['dE_dW2', 'before']);
		expect(found(large, 'dE_db1', bridge)).toEqual(['dE_dW1', 'before']);
		expect(found(large, 'b2_new', bridge)).toEqual(['W2_new', 'before']);
		expect(found(large, 'b1_new', bridge)).toEqual(['W1_new', 'before']);
	});

	test('row 7 of 30 stands beside row 1 of 3, and the last beside the last', () => {
		expect(foundIn(large, 'z1', 7, null)).toBe('z1 1');
		expect(foundIn(large, 'z1', 10, null)).toBe('z1 1');
		expect(foundIn(large, 'z1', 11, null)).toBe('z1 2');
		expect(foundIn(large, 'z1', 30, null)).toBe('z1 3');
		expect(foundIn(large, 'delta2', 5, null)).toBe('delta2 1');
		expect(foundIn(large, 'delta2', 6, null)).toBe('delta2 2');
	});

	test('a sum of 784 products has its last one where that of 3 has', () => {
		expect(foundIn(large, 'z1', 7, 1)).toBe('z1 1 1');
		expect(foundIn(large, 'z1', 7, 301)).toBe('z1 1 1');
		expect(foundIn(large, 'z1', 7, 500)).toBe('z1 1 2');
		expect(foundIn(large, 'z1', 7, 783)).toBe('z1 1 2');
		expect(foundIn(large, 'z1', 7, 784)).toBe('z1 1 3');
	});

	test('the bias, which 3-3-2 lacks, finds its sum whole', () => {
		expect(foundIn(large, 'z1', 30, 785)).toBe('z1 3 3');
		expect(foundIn(large, 'z1', 30, 785, seededPass([3, 3, 2], {}, { biases: true }))).toBe(
			'z1 3 4'
		);
	});

	test('the columns of a matrix are shared out like its rows', () => {
		expect(foundIn(large, 'dE_dW1', 7, 301)).toBe('dE_dW1 1 2');
		expect(foundIn(large, 'dE_dW1', 30, 784)).toBe('dE_dW1 3 3');
		expect(foundIn(large, 'dE_dW2', 10, 10)).toBe('dE_dW2 2 1');
	});

	test('the start stands beside the start, at the same grain', () => {
		expect(counterpart(large, startAt('row'), bridge)).toEqual({
			moment: startAt('row'),
			kinship: 'same'
		});
	});
});

describe('between networks of other kinds', () => {
	test('layers are counted from the output', () => {
		expect(found(deep, 'z3', bridge)).toEqual(['z2', 'same']);
		expect(found(deep, 'z2', bridge)).toEqual(['z1', 'same']);
		expect(found(deep, 'z1', bridge)).toEqual(['z1', 'same']);
		expect(found(deep, 'delta1', bridge)).toEqual(['delta1', 'same']);
	});

	test('softmax makes its δ otherwise than EQ4 does', () => {
		expect(found(softmax, 'delta2', bridge)).toEqual(['delta2', 'otherwise']);
		expect(found(bridge, 'delta2', softmax)).toEqual(['delta2', 'otherwise']);
		expect(found(bridge, 'dE_da2', softmax)).toEqual(['E', 'before']);
	});

	test('where both go down to the input, so does what stands beside', () => {
		const down = seededPass([784, 30, 10], {}, { biases: true, toInput: true });
		expect(found(down, 'dE_da0', seededPass([3, 3, 2], {}, { toInput: true }))).toEqual([
			'dE_da0',
			'same'
		]);
		expect(found(down, 'dE_da0', bridge)).toEqual(['dE_da1', 'same']);
	});
});

/** Every moment of a pass at a grain. */
function* moments(trace: Trace, grain: Moment['grain']): Generator<Moment> {
	for (let at = startAt(grain); ;) {
		yield at;
		const after = next(trace, at);
		if (after === at) return;
		at = after;
	}
}

const anyTrace = anyPass().map(({ network, sample, toInput }) =>
	learningStep(network, sample, { toInput })
);
const grains = ['equation', 'row', 'term'] as const;

describe('at every moment of any two passes', () => {
	const each = (
		check: (from: Trace, moment: Moment, to: Trace, like: ReturnType<typeof counterpart>) => void
	) =>
		fc.assert(
			fc.property(anyTrace, anyTrace, (from, to) => {
				for (const grain of grains) {
					for (const moment of moments(from, grain)) {
						check(from, moment, to, counterpart(from, moment, to));
					}
				}
			}),
			{ numRuns: 25 }
		);

	test('it is a moment that the other pass has', () => {
		each((_, __, to, { moment }) => expect(clampMoment(to, moment)).toEqual(moment));
	});

	test('the same step has the operation and the equation that sameStep finds', () => {
		each((from, moment, to, { moment: like, kinship }) => {
			if (kinship !== 'same' || moment.step === 0) return;
			const { op, equation } = stepOf(to, sameStepOf(from, moment, to))!;
			expect(stepOf(to, like)).toMatchObject({ op, equation });
			expect(like.grain).toBe(moment.grain);
		});
	});

	test('what it has made of a row at most has been made here: a sum is whole once all its products are added', () => {
		each((from, moment, to, { moment: like, kinship }) => {
			if (kinship !== 'same' || moment.grain !== 'term' || moment.step === 0) return;
			const [here, there] = [stepOf(from, moment)!, stepOf(to, like)!];
			if (rowCount(to, there) > rowCount(from, here)) return;
			const terms = termCount(from, here, moment.row);
			const termsThere = termCount(to, there, like.row);
			if (moment.term === terms - 1) {
				expect(like.term).toBe(termsThere - 1);
				expect(isMade(to, like, { ref: there.result, row: like.row, col: 0 })).toBe(true);
			} else if (from.values[here.result].tensor.cols === 1 && 1 < termsThere) {
				const products = terms - Number(isBiased(here));
				if (moment.term < products - 1) expect(like.term).toBeLessThan(termsThere - 1);
			}
		});
	});

	test('no step forward takes it back within a step, row or term', () => {
		each((from, moment, to, { moment: like, kinship }) => {
			const after = next(from, moment);
			if (after.step !== moment.step || kinship !== 'same') return;
			const then = counterpart(from, after, to).moment;
			expect(then.step).toBe(like.step);
			expect(then.row).toBeGreaterThanOrEqual(like.row);
			if (after.row === moment.row) expect(then.term).toBeGreaterThanOrEqual(like.term);
		});
	});

	test('beside itself, every moment of a pass stands beside itself', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (const grain of grains) {
					for (const moment of moments(trace, grain)) {
						expect(counterpart(trace, moment, trace)).toEqual({ moment, kinship: 'same' });
					}
				}
			}),
			{ numRuns: 25 }
		);
	});
});

function sameStepOf(from: Trace, { step }: Moment, to: Trace): { step: number } {
	return { step: sameStep(from, step, to).cursor };
}
