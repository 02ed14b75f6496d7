import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { operandRefs, type Ref } from '$engine/trace';
import { clampCursor, isKnown, stepAt } from './cursor';

const anyTrace = anyPass().map(({ network, sample, toInput }) =>
	learningStep(network, sample, { toInput })
);

describe('stepAt', () => {
	test('is null at the start, then the step that was taken last', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				expect(stepAt(trace, 0)).toBeNull();
				trace.steps.forEach((step, k) => expect(stepAt(trace, k + 1)).toBe(step));
			})
		);
	});
});

describe('isKnown', () => {
	test('holds for the givens at the start and for one more value with each step', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
					const known = trace.values.filter((_, ref) => isKnown(trace, cursor, ref as Ref));
					expect(known).toEqual(trace.values.slice(0, trace.givens + cursor));
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('holds for all that a step on screen reads and makes', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				trace.steps.forEach((step, k) => {
					for (const [, ref] of operandRefs(step)) expect(isKnown(trace, k, ref)).toBe(true);
					expect(isKnown(trace, k, step.result)).toBe(false);
					expect(isKnown(trace, k + 1, step.result)).toBe(true);
				});
			})
		);
	});
});

describe('clampCursor', () => {
	test('gives the nearest cursor that the trace has', () => {
		const anywhere = fc.oneof(
			fc.integer({ min: -60, max: 60 }),
			fc.double({ min: -60, max: 60, noNaN: true }),
			fc.constantFrom(Infinity, -Infinity)
		);
		fc.assert(
			fc.property(anyTrace, anywhere, (trace, asked) => {
				const cursor = clampCursor(trace, asked);
				const cursors = Array.from({ length: trace.steps.length + 1 }, (_, k) => k);
				expect(cursors).toContain(cursor);
				const distance = (k: number) => Math.abs(k - Math.min(Math.max(asked, -99), 99));
				expect(distance(cursor)).toBe(Math.min(...cursors.map(distance)));
			})
		);
	});
});
