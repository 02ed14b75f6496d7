import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Step, Trace } from '$engine/trace';
import type { Letters } from './label';
import type { Lettering } from './lettering';
import { narrate, narrationKey, type Narration } from './narration';
import { readNarrations } from './read-narrations';

const folder = fileURLToPath(new URL('../../content/steps/', import.meta.url));
const narrations = readNarrations(
	Object.fromEntries(
		readdirSync(folder).map((name) => [
			`/content/steps/${name}`,
			readFileSync(folder + name, 'utf8')
		])
	)
);

const cursorOf = (trace: Trace, id: string) =>
	trace.values.findIndex((value) => value.id === id) - trace.givens + 1;
const words = ({ title, shapes, text }: Narration) => `${title} ${shapes} ${text}`;

/** The letters in which the page may write a network with L layers of weights. */
function lettersFor(L: number): Letters[] {
	const letterings: Lettering[] = ['layered'];
	if (L === 1) letterings.push('single');
	if (L === 2) letterings.push('bridge');
	return letterings.map((lettering) => ({ lettering, L }));
}

const one = learningStep(worked.network, worked.sample, { toInput: true });
const single: Letters = { lettering: 'single', L: 1 };
const large = learningStep(
	initialise(
		{
			layers: [784, 30, 10],
			activations: ['sigmoid', 'sigmoid'],
			cost: 'half-squared-error',
			learningRate: 0.25
		},
		{ how: 'scaled', seed: 1, biases: true }
	),
	{ input: column(new Float64Array(784)), target: column(new Float64Array(10)) }
);
const layered: Letters = { lettering: 'layered', L: 2 };

describe('narrate', () => {
	const said = (trace: Trace, id: string, letters: Letters) =>
		narrate(narrations, trace, cursorOf(trace, id), letters);

	test('has words for the start, where nothing has been computed', () => {
		expect(narrate(narrations, one, 0, single)).toEqual(narrations.start);
	});

	test('puts in the symbols of the network at hand', () => {
		expect(said(one, 'z1', single).text).toContain('<p>Row by row: each number of h is');
		expect(said(large, 'z2', layered).text).toContain('each number of a¹ is');
		expect(said(large, 'dE_dW1', layered).text).toContain('one number of a⁰ to one of δ¹');
	});

	test('puts in the inner dimension of every product', () => {
		const inner = (trace: Trace, id: string, letters: Letters) =>
			/inner (\d+)s/.exec(said(trace, id, letters).shapes)?.[1];
		expect(inner(one, 'z1', single)).toBe('3');
		expect(inner(one, 'dE_da0', single)).toBe('2');
		expect(inner(one, 'dE_dW1', single)).toBe('1');
		expect(inner(large, 'z1', layered)).toBe('784');
		expect(inner(large, 'z2', layered)).toBe('30');
		expect(inner(large, 'dE_da1', layered)).toBe('10');
	});

	test('puts in the learning rate', () => {
		expect(said(one, 'W1_new', single).text).toContain('0.5');
		expect(said(large, 'b2_new', layered).text).toContain('0.25');
	});

	test('refuses a step that it has no words for', () => {
		expect(() => narrate({}, one, 1, single)).toThrow('there are no words for affine.plain');
	});
});

describe('in any pass, in whatever letters', () => {
	test('every step has its words, and no brace is left in them', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				for (const letters of lettersFor(network.layers.length - 1)) {
					for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
						const all = words(narrate(narrations, trace, cursor, letters));
						expect(all).not.toMatch(/[{}]|undefined|null|NaN/);
						expect(all).toContain('<p>');
					}
				}
			}),
			{ numRuns: 60 }
		);
	});

	/** The dimension where the factors of a product meet; null for a step that is no product. */
	function innerOf(trace: Trace, step: Step): number | null {
		const cols = (ref: number) => trace.values[ref].tensor.cols;
		switch (step.op) {
			case 'affine':
				return cols(step.operands.W);
			case 'matvec':
				return cols(step.operands.M);
			case 'outer':
				return cols(step.operands.delta);
			default:
				return null;
		}
	}

	test('the inner dimension that is said is the one where the shapes meet', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				const letters: Letters = { lettering: 'layered', L: network.layers.length - 1 };
				trace.steps.forEach((step, k) => {
					const { shapes } = narrate(narrations, trace, k + 1, letters);
					const inner = innerOf(trace, step);
					const said = /inner (\d+)s/.exec(shapes)?.[1] ?? null;
					expect(said).toBe(inner === null ? null : String(inner));
				});
			})
		);
	});

	test('the learning rate that is said is that of the network', () => {
		fc.assert(
			fc.property(anyPass(), fc.integer({ min: 1, max: 20_000 }), (pass, tenThousandths) => {
				const learningRate = tenThousandths / 10_000;
				const trace = learningStep({ ...pass.network, learningRate }, pass.sample);
				trace.steps.forEach((step, k) => {
					if (step.op !== 'descend') return;
					const letters: Letters = { lettering: 'layered', L: pass.network.layers.length - 1 };
					const { text } = narrate(narrations, trace, k + 1, letters);
					expect(Number(/α = ([\d.]+)/.exec(text)?.[1])).toBe(learningRate);
				});
			})
		);
	});
});

test('no number is typed that depends on the network: only 0, 1 and 2 of the formulas, and the equations’ own', () => {
	for (const [key, narration] of Object.entries(narrations)) {
		const digits = words(narration).match(/(?<!EQ)\d+/g) ?? [];
		for (const number of digits) expect(['0', '1', '2'], key).toContain(number);
	}
});

test('a step is said by its operation and what its words depend on, not by its layer', () => {
	const key = (trace: Trace, id: string) => narrationKey(trace, cursorOf(trace, id), layered);
	expect(narrationKey(one, 0, single)).toBe('start');
	expect(key(one, 'z1')).toBe('affine.plain');
	expect([key(large, 'z1'), key(large, 'z2')]).toEqual(['affine.biased', 'affine.biased']);
	expect([key(large, 'delta2'), key(large, 'delta1')]).toEqual([
		'hadamard.output',
		'hadamard.hidden'
	]);
	expect([key(large, 'dE_da1'), key(one, 'dE_da0')]).toEqual(['matvec.hidden', 'matvec.input']);
	expect([key(large, 'W1_new'), key(large, 'b1_new')]).toEqual(['descend.W', 'descend.b']);
});
