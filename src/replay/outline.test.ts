import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { outline } from './outline';

const anyTrace = anyPass().map(({ network, sample, toInput }) =>
	learningStep(network, sample, { toInput })
);

test('the outline has every step once, in order, with the cursor that shows it', () => {
	fc.assert(
		fc.property(anyTrace, (trace) => {
			const stops = outline(trace).flatMap((section) => section.stops);
			expect(stops.map(({ step }) => step)).toEqual(trace.steps);
			expect(stops.map(({ cursor }) => cursor)).toEqual(trace.steps.map((_, k) => k + 1));
		})
	);
});

test('the way back is one section per layer, every other phase one section', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample, toInput }) => {
			const trace = learningStep(network, sample, { toInput });
			fc.pre(trace.stopped === null);
			const L = network.layers.length - 1;
			const layers = Array.from({ length: L + Number(toInput) }, (_, k) => L - k);
			expect(outline(trace).map(({ phase, layer }) => [phase, layer])).toEqual([
				['forward', null],
				['cost', null],
				...layers.map((layer) => ['backward', layer]),
				['update', null]
			]);
		})
	);
});

test('all steps of a section are of its phase, and of its layer where it has one', () => {
	fc.assert(
		fc.property(anyTrace, (trace) => {
			for (const { phase, layer, stops } of outline(trace)) {
				expect(stops.length).toBeGreaterThan(0);
				for (const { step } of stops) {
					expect(step.phase).toBe(phase);
					if (layer !== null) expect(step.layer).toBe(layer);
				}
			}
		})
	);
});

test('the 3-2 network has five sections of 2, 1, 4, 2 and 1 steps', () => {
	const sections = outline(learningStep(worked.network, worked.sample, { toInput: true }));
	expect(sections.map(({ stops }) => stops.length)).toEqual([2, 1, 4, 2, 1]);
});
