import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { tensor } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { defaultLettering } from './lettering';
import { fullName, shortName } from './step-name';

const letters = { lettering: 'single', L: 1 } as const;
const biased = { ...worked.network, biases: [tensor(2, 1)] };
const trace = learningStep(biased, worked.sample, { toInput: true });

describe('on the timeline', () => {
	test('a step is called by its equation, else by the sign of what it does', () => {
		expect(trace.steps.map((step) => shortName(trace, step, letters)).join(' ')).toBe(
			'EQ3 σ E ∂E/∂o σ′ EQ4 EQ6 ∂E/∂b T EQ5 W b'
		);
	});

	test('updates carry their layer where there are several', () => {
		const step = trace.steps.at(-1)!;
		expect(shortName(trace, step, { lettering: 'layered', L: 2 })).toBe('b¹');
	});

	test('every step of any pass has a short name, and none is a word of the code', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const L = network.layers.length - 1;
				const trace = learningStep(network, sample, { toInput });
				for (const step of trace.steps) {
					const name = shortName(trace, step, { lettering: defaultLettering(L), L });
					expect(name).not.toBe(step.op);
					expect(name.length).toBeLessThanOrEqual('softmax'.length);
				}
			})
		);
	});
});

describe('for those who hear it', () => {
	test('a step has its number, its equation and what it makes', () => {
		expect(fullName(trace, 0, letters)).toBe('Start: what is given');
		expect(fullName(trace, 1, letters)).toBe('Step 1: EQ3, z');
		expect(fullName(trace, 2, letters)).toBe('Step 2: o');
		expect(fullName(trace, 9, letters)).toBe('Step 9: Wᵀ');
	});

	test('no two steps of a pass have the same name', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const L = network.layers.length - 1;
				const trace = learningStep(network, sample, { toInput });
				const names = trace.steps.map((_, k) =>
					fullName(trace, k + 1, { lettering: defaultLettering(L), L })
				);
				expect(new Set(names).size).toBe(trace.steps.length);
			})
		);
	});
});
