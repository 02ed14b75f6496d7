import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { operandRefs, type EquationName, type OpName } from '$engine/trace';
import { everyKindOfPass } from './every-kind-of-pass';
import type { Lettering } from './lettering';
import { stepContext, type StepContext } from './step-context';
import { formulaTerms } from './formula-terms';
import { formulaTex, hole } from './tex';

const sigmoids: StepContext = {
	lettering: 'layered',
	layer: 1,
	L: 2,
	activation: 'sigmoid',
	cost: 'half-squared-error',
	biased: false,
	parameter: 'W',
	averaged: false,
	shrinks: false
};

/** A formula with the layers' numbers in it. */
function written(op: OpName, change: Partial<StepContext>): string {
	const context = { ...sigmoids, ...change };
	return formulaTex(op, context)
		.replaceAll(hole(-1), String(context.layer - 1))
		.replaceAll(hole(0), String(context.layer))
		.replaceAll(hole(1), String(context.layer + 1));
}

const d = (below: string) => `\\frac{\\partial E}{\\partial ${below}}`;
const transposed = (tex: string) => `${tex}^{\\mathsf T}`;

describe('the equations of the source are written', () => {
	type Row = [EquationName, OpName, Partial<StepContext>, string];

	const single: Partial<StepContext> = { lettering: 'single', L: 1 };
	test.each<Row>([
		['EQ3', 'affine', single, 'z = W\\,h'],
		['EQ4', 'hadamard', single, `${d('z')} = ${d('o')} \\odot \\frac{\\partial o}{\\partial z}`],
		['EQ5', 'matvec', { ...single, layer: 0 }, `${d('h')} = ${transposed('W')}\\,${d('z')}`],
		['EQ6', 'outer', single, `${d('W')} = ${d('z')}\\,${transposed('h')}`]
	])('in 3-2 as there: %s', (_, op, context, tex) => {
		expect(written(op, context)).toBe(tex);
	});

	const bridge: Partial<StepContext> = { lettering: 'bridge' };
	test.each<Row>([
		[
			'EQ1',
			'hadamard',
			bridge,
			"\\delta^{1} = (W^{2})^{\\mathsf T}\\,\\delta^{2} \\odot \\sigma'(z^{1})"
		],
		['EQ3', 'affine', bridge, 'z^{1} = W^{1}\\,x'],
		['EQ3', 'affine', { ...bridge, layer: 2 }, 'z^{2} = W^{2}\\,h'],
		['EQ4', 'hadamard', { ...bridge, layer: 2 }, `\\delta^{2} = ${d('o')} \\odot \\sigma'(z^{2})`],
		['EQ5', 'matvec', bridge, `${d('h')} = (W^{2})^{\\mathsf T}\\,\\delta^{2}`],
		['EQ6', 'outer', bridge, `${d('W^{1}')} = \\delta^{1}\\,${transposed('x')}`],
		['EQ6', 'outer', { ...bridge, layer: 2 }, `${d('W^{2}')} = \\delta^{2}\\,${transposed('h')}`]
	])('in 3-3-2 with layers: %s by %s, %j', (_, op, context, tex) => {
		expect(written(op, context)).toBe(tex);
	});

	const top: Partial<StepContext> = { layer: 2 };
	test.each<Row>([
		[
			'EQ1',
			'hadamard',
			{},
			"\\delta^{1} = (W^{2})^{\\mathsf T}\\,\\delta^{2} \\odot \\sigma'(z^{1})"
		],
		['EQ3', 'affine', { biased: true }, 'z^{1} = W^{1}\\,a^{0} + b^{1}'],
		['EQ4', 'hadamard', top, `\\delta^{2} = ${d('o')} \\odot \\sigma'(z^{2})`],
		['EQ5', 'matvec', {}, `${d('a^{1}')} = (W^{2})^{\\mathsf T}\\,\\delta^{2}`],
		['EQ5', 'matvec', { layer: 0 }, `${d('a^{0}')} = (W^{1})^{\\mathsf T}\\,\\delta^{1}`],
		['EQ6', 'outer', top, `${d('W^{2}')} = \\delta^{2}\\,(a^{1})^{\\mathsf T}`],
		['EQ6', 'outer', { layer: 12, L: 20 }, `${d('W^{12}')} = \\delta^{12}\\,(a^{11})^{\\mathsf T}`]
	])('in the field’s notation: %s by %s, %j', (_, op, context, tex) => {
		expect(written(op, context)).toBe(tex);
	});
});

describe('what has no number in the source is written', () => {
	const single: Partial<StepContext> = { lettering: 'single', L: 1 };

	test.each<[OpName, Partial<StepContext>, string]>([
		['descend', single, `W \\leftarrow W - \\alpha\\,${d('W')}`],
		['descend', { parameter: 'b' }, `b^{1} \\leftarrow b^{1} - \\alpha\\,${d('b^{1}')}`],
		['cost', { layer: 2 }, 'E = \\tfrac{1}{2} \\sum (o - t)^2'],
		['cost', { layer: 2, cost: 'mean-squared-error' }, 'E = \\tfrac{1}{N} \\sum (o - t)^2'],
		['cost', { layer: 2, cost: 'cross-entropy' }, 'E = -\\sum t \\ln o'],
		[
			'cost',
			{ layer: 2, cost: 'binary-cross-entropy' },
			'E = -\\sum \\bigl[\\,t \\ln o + (1 - t) \\ln (1 - o)\\,\\bigr]'
		],
		['costPrime', { layer: 2 }, `${d('o')} = o - t`],
		['costPrime', { layer: 2, cost: 'mean-squared-error' }, `${d('o')} = \\tfrac{2}{N} (o - t)`],
		[
			'costPrime',
			{ layer: 2, cost: 'binary-cross-entropy' },
			`${d('o')} = \\frac{o - t}{o (1 - o)}`
		],
		['activate', {}, 'a^{1} = \\sigma(z^{1}) = \\frac{1}{1 + e^{-z^{1}}}'],
		['activate', { activation: 'tanh' }, 'a^{1} = \\tanh(z^{1})'],
		['activate', { activation: 'relu' }, 'a^{1} = \\max(0,\\, z^{1})'],
		['activate', { activation: 'identity' }, 'a^{1} = z^{1}'],
		['activatePrime', {}, "\\sigma'(z^{1}) = a^{1} \\odot (1 - a^{1})"],
		['activatePrime', { activation: 'tanh' }, "\\sigma'(z^{1}) = 1 - a^{1} \\odot a^{1}"],
		['activatePrime', { activation: 'relu' }, "\\sigma'(z^{1}) = [\\,z^{1} > 0\\,]"],
		['activatePrime', { activation: 'identity' }, "\\sigma'(z^{1}) = 1"],
		['activatePrime', single, "\\frac{\\partial o}{\\partial z} = \\sigma'(z) = o \\odot (1 - o)"],
		['softmaxDelta', { layer: 2 }, '\\delta^{2} = o - t'],
		['biasGradient', {}, `${d('b^{1}')} = \\delta^{1}`],
		['transpose', {}, '(W^{2})^{\\mathsf T}_{\\,k j} = W^{2}_{\\,j k}']
	])('%s, %j', (op, context, tex) => {
		expect(written(op, context)).toBe(tex);
	});
});

describe('the hooks of a formula', () => {
	function hooksOf(op: OpName, context: StepContext): string[] {
		const hooks: string[] = [];
		formulaTex(op, context, (term, _, tex) => {
			hooks.push(term);
			return tex;
		});
		return hooks;
	}

	test('name terms that stand for values of the pass, and the result', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				for (const step of trace.steps) {
					const hooks = hooksOf(step.op, stepContext(trace, step, 'layered'));
					expect(Object.keys(formulaTerms(trace, step))).toEqual(expect.arrayContaining(hooks));
					expect(hooks).toContain('result');
				}
			})
		);
	});

	test('end, in the six equations, in the order that the terms are listed in', () => {
		for (const lettering of ['single', 'bridge', 'layered'] satisfies Lettering[]) {
			for (const trace of everyKindOfPass(lettering)) {
				for (const step of trace.steps.filter(({ equation }) => equation !== null)) {
					const tex = formulaTex(
						step.op,
						stepContext(trace, step, lettering),
						(term, _, inner) => `${inner}<${term}>`
					);
					const ends = [...tex.matchAll(/<(\w+)>/g)].map(([, term]) => term);
					const listed = Object.keys(formulaTerms(trace, step));
					expect([...new Set(ends)]).toEqual(listed.filter((term) => ends.includes(term)));
				}
			}
		}
	});

	test('name every operand, but for those that the arithmetic can do without', () => {
		const unnamed: Partial<Record<OpName, string[]>> = {
			cost: ['z'],
			activatePrime: ['z', 'a']
		};
		for (const lettering of ['single', 'bridge', 'layered'] satisfies Lettering[]) {
			for (const trace of everyKindOfPass(lettering)) {
				for (const step of trace.steps) {
					const hooks = hooksOf(step.op, stepContext(trace, step, lettering));
					const missing = operandRefs(step)
						.map(([name]) => name)
						.filter((name) => !hooks.includes(name));
					expect(unnamed[step.op] ?? []).toEqual(expect.arrayContaining(missing));
				}
			}
		}
	});

	test('leave the formula as it is without them', () => {
		for (const trace of everyKindOfPass('bridge')) {
			for (const step of trace.steps) {
				const context = stepContext(trace, step, 'bridge');
				const marked = formulaTex(step.op, context, (_, __, tex) => `⟨${tex}⟩`);
				expect(marked.replace(/[⟨⟩]/g, '')).toBe(formulaTex(step.op, context));
			}
		}
	});
});
