import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { breaks, meets, runBack, runForward, type Breakpoint } from './breakpoint';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
/** The ids of what the steps make that meet a breakpoint. */
const made = (breakpoint: Breakpoint) =>
	breaks(pass, [breakpoint]).map((cursor) => pass.values[pass.steps[cursor - 1].result].id);

test('a breakpoint on an equation, an operation or a layer stops where it is used', () => {
	expect(made({ on: 'equation', equation: 'EQ5' })).toEqual(['dE_da0']);
	expect(made({ on: 'operation', op: 'transpose' })).toEqual(['W1_T']);
	expect(made({ on: 'layer', layer: 0 })).toEqual(['W1_T', 'dE_da0']);
});

test('a breakpoint on the result stops where some |number| is above or below a limit', () => {
	expect(made({ on: 'above', limit: 0.61 })).toEqual(['a1', 'dE_da1']);
	expect(made({ on: 'below', limit: 0.02 })).toEqual(['dE_dW1', 'dE_da0']);
	expect(made({ on: 'not-finite' })).toEqual([]);
});

test('a breakpoint on what is not finite stops where the pass stopped', () => {
	const huge = worked.network.weights.map((W) => ({ ...W, data: W.data.map(() => 1e308) }));
	const stopped = learningStep(
		{ ...worked.network, activations: ['identity'], weights: huge },
		worked.sample
	);
	expect(breaks(stopped, [{ on: 'not-finite' }])).toEqual([stopped.stopped!.step + 1]);
});

test('a run stops at every breakpoint on its way, forward and back, and at the ends', () => {
	const any = fc.oneof(
		fc.record({ on: fc.constant('layer' as const), layer: fc.nat(4) }),
		fc.record({
			on: fc.constant('equation' as const),
			equation: fc.constantFrom('EQ1' as const, 'EQ3' as const, 'EQ6' as const)
		}),
		fc.record({
			on: fc.constantFrom('above' as const, 'below' as const),
			limit: fc.double({ min: 0, max: 2, noNaN: true })
		})
	);
	fc.assert(
		fc.property(anyPass(), fc.array(any, { maxLength: 3 }), ({ network, sample }, breakpoints) => {
			const trace = learningStep(network, sample);
			const met = trace.steps
				.map((_, k) => k + 1)
				.filter((cursor) => breakpoints.some((breakpoint) => meets(trace, cursor, breakpoint)));
			const stops: number[] = [];
			for (let cursor = 0; cursor < trace.steps.length;) {
				cursor = runForward(trace, cursor, breakpoints);
				stops.push(cursor);
			}
			expect(stops).toEqual([...new Set([...met, trace.steps.length])]);

			const returning: number[] = [];
			for (let cursor = trace.steps.length; cursor > 0;) {
				cursor = runBack(trace, cursor, breakpoints);
				returning.push(cursor);
			}
			expect(returning.reverse()).toEqual([0, ...met.filter((stop) => stop < trace.steps.length)]);
		}),
		{ numRuns: 60 }
	);
});
