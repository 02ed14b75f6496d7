import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import { isKnown } from './cursor';
import { touched } from './touched';

const ids = (trace: Trace, cursor: number) => {
	const { reads, makes } = touched(trace, cursor);
	const idOf = (ref: number) => trace.values[ref].id;
	return { reads: [...reads].map(idOf), makes: makes === null ? null : idOf(makes) };
};

test('nothing is touched at the start', () => {
	const trace = learningStep(worked.network, worked.sample);
	expect(ids(trace, 0)).toEqual({ reads: [], makes: null });
});

test('the first step of 3-2 reads W and h and makes z', () => {
	const trace = learningStep(worked.network, worked.sample);
	expect(ids(trace, 1)).toEqual({ reads: ['W1', 'a0'], makes: 'z1' });
});

test('a step makes what was unknown from what was known', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample, toInput }) => {
			const trace = learningStep(network, sample, { toInput });
			for (let cursor = 1; cursor <= trace.steps.length; cursor++) {
				const { reads, makes } = touched(trace, cursor);
				expect([...reads].every((ref) => isKnown(trace, cursor - 1, ref))).toBe(true);
				expect(isKnown(trace, cursor - 1, makes!)).toBe(false);
				expect(isKnown(trace, cursor, makes!)).toBe(true);
			}
		})
	);
});
