import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { seededPass } from '$engine/testing/seeded-pass';
import type { OpName, Trace } from '$engine/trace';
import { stepOf } from './moment';
import { sameStep } from './same-step';

const anyTrace = anyPass().map(({ network, sample, toInput }) =>
	learningStep(network, sample, { toInput })
);

const single = seededPass([3, 2], {}, { toInput: true });
const bridge = seededPass([3, 3, 2]);
const large = seededPass([784, 30, 10], {}, { biases: true });
const softmax = seededPass([3, 2], { activations: ['softmax'], cost: 'cross-entropy' });

const idAt = (trace: Trace, cursor: number) =>
	trace.values[stepOf(trace, { step: cursor })!.result].id;
const cursorOf = (trace: Trace, id: string) =>
	trace.values.findIndex((value) => value.id === id) - trace.givens + 1;

/** Where the step that makes `id` is found in another trace: what is made there, and how alike it is. */
function landing(from: Trace, id: string, to: Trace): [string, string] {
	const { cursor, likeness } = sameStep(from, cursorOf(from, id), to);
	return [idAt(to, cursor), likeness];
}

describe('between the networks of the page', () => {
	test('EQ1 of 784-30-10 is EQ1 of 3-3-2, and back', () => {
		expect(landing(large, 'delta1', bridge)).toEqual(['delta1', 'equation']);
		expect(landing(bridge, 'delta1', large)).toEqual(['delta1', 'equation']);
	});

	test('EQ1, which 3-2 does not have, falls back to its ⊙, EQ4', () => {
		expect(landing(bridge, 'delta1', single)).toEqual(['delta1', 'operation']);
		expect(stepOf(single, { step: cursorOf(single, 'delta1') })!.equation).toBe('EQ4');
	});

	test('of several steps that are alike it is the first', () => {
		expect(landing(large, 'z2', single)).toEqual(['z1', 'equation']);
		expect(landing(large, 'dE_dW1', bridge)).toEqual(['dE_dW2', 'equation']);
		expect(landing(single, 'dE_da0', bridge)).toEqual(['dE_da1', 'equation']);
	});

	test('the gradient of a bias, which 3-2 does not have, falls back to the start of the way back', () => {
		expect(landing(large, 'dE_db1', single)).toEqual(['dE_da1', 'phase']);
		expect(landing(single, 'sigmaPrime1', softmax)).toEqual(['delta1', 'phase']);
	});

	test('the start is the start of every other', () => {
		expect(sameStep(large, 0, single)).toEqual({ cursor: 0, likeness: 'equation' });
	});

	test('a pass that stopped before the phase is shown at its end', () => {
		const stopped: Trace = {
			...single,
			values: single.values.slice(0, single.givens + 1),
			steps: single.steps.slice(0, 1)
		};
		expect(landing(bridge, 'W1_new', stopped)).toEqual(['z1', 'none']);
	});
});

describe('in any two passes', () => {
	test('a step of the same pass has the same operation and the same equation', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				trace.steps.forEach((step, k) => {
					const { cursor, likeness } = sameStep(trace, k + 1, trace);
					expect(likeness).toBe('equation');
					expect(cursor).toBeLessThanOrEqual(k + 1);
					expect(stepOf(trace, { step: cursor })).toMatchObject({
						op: step.op,
						equation: step.equation
					});
				});
			})
		);
	});

	test('no likeness is passed over for a weaker one', () => {
		fc.assert(
			fc.property(anyTrace, anyTrace, (from, to) => {
				from.steps.forEach((step, k) => {
					const { cursor, likeness } = sameStep(from, k + 1, to);
					const ops = to.steps.filter(({ op }) => op === step.op);
					const equations = ops.filter(({ equation }) => equation === step.equation);
					const phases = to.steps.filter(({ phase }) => phase === step.phase);
					const [wanted, name] =
						equations.length > 0
							? [equations[0], 'equation']
							: ops.length > 0
								? [ops[0], 'operation']
								: [phases[0] ?? to.steps.at(-1), 'phase'];
					expect([stepOf(to, { step: cursor }), likeness]).toEqual([wanted, name]);
				});
			}),
			{ numRuns: 50 }
		);
	});
});

test('there and back comes to a step of the same operation, where both have it', () => {
	const ops = (trace: Trace) => new Set<OpName>(trace.steps.map(({ op }) => op));
	for (const [from, to] of [
		[large, bridge],
		[bridge, large],
		[single, bridge]
	] as const) {
		from.steps.forEach(({ op }, k) => {
			if (!ops(to).has(op)) return;
			const there = sameStep(from, k + 1, to).cursor;
			expect(stepOf(from, { step: sameStep(to, there, from).cursor })!.op).toBe(op);
		});
	}
});
