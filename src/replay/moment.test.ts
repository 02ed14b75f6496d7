import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { operandRefs, type Ref } from '$engine/trace';
import { afterStep, isMade, stepOf } from './moment';

const anyTrace = anyPass().map(({ network, sample, toInput }) =>
	learningStep(network, sample, { toInput })
);

test('stepOf is null at the start, then the step that was begun last', () => {
	fc.assert(
		fc.property(anyTrace, (trace) => {
			expect(stepOf(trace, { step: 0 })).toBeNull();
			trace.steps.forEach((step, k) => expect(stepOf(trace, { step: k + 1 })).toBe(step));
		})
	);
});

describe('isMade, after whole steps,', () => {
	const first = (ref: Ref) => ({ ref, row: 0, col: 0 });

	test('holds for the givens at the start and for one more value with each step', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (let step = 0; step <= trace.steps.length; step++) {
					const made = trace.values.filter((_, ref) =>
						isMade(trace, afterStep(step), first(ref as Ref))
					);
					expect(made).toEqual(trace.values.slice(0, trace.givens + step));
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('holds for all that a step on screen reads and makes', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				trace.steps.forEach((step, k) => {
					for (const [, ref] of operandRefs(step)) {
						expect(isMade(trace, afterStep(k), first(ref))).toBe(true);
					}
					expect(isMade(trace, afterStep(k), first(step.result))).toBe(false);
					expect(isMade(trace, afterStep(k + 1), first(step.result))).toBe(true);
				});
			})
		);
	});
});
