// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActivationName } from '$engine/activations';
import { learningStep } from '$engine/learning-step';
import type { Rules } from '$engine/network';
import { anyNetwork, anySample, lawfulEndings } from '$engine/testing/arbitrary-network';
import { formulaHtml, type FormulaTemplates } from './formula';
import { defaultLettering, type Lettering } from './lettering';
import { renderFormulas } from './render-formulas';
import { stepContext, type StepContext } from './step-context';

let templates: FormulaTemplates;
beforeAll(() => {
	templates = renderFormulas('single', 'bridge', 'layered');
});

const affine: StepContext = {
	lettering: 'layered',
	layer: 1,
	L: 2,
	activation: 'sigmoid',
	cost: 'half-squared-error',
	biased: true,
	parameter: 'W',
	averaged: false,
	shrinks: false
};

/** What a formula says to the eye, to the ear and to who copies it, without spaces. */
function said(html: string): { seen: string; heard: string; copied: string } {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	const [annotation] = body.getElementsByTagName('annotation');
	annotation.remove();
	const text = (element: Element) => element.textContent!.replace(/[\s\u200b\u2061]/g, '');
	return {
		seen: text(body.getElementsByClassName('katex-html')[0]),
		heard: text(body.getElementsByTagName('math')[0]),
		copied: annotation.textContent!
	};
}

describe('formulaHtml', () => {
	test('puts the layers into what is seen, heard and copied', () => {
		expect(said(formulaHtml(templates, 'affine', affine))).toEqual({
			seen: 'z1=W1a0+b1',
			heard: 'z1=W1a0+b1',
			copied: 'z^{1} = W^{1}\\,a^{0} + b^{1}'
		});
	});

	test('puts in layers of several digits', () => {
		const deep = { ...affine, layer: 10, L: 100 };
		const { seen, heard, copied } = said(formulaHtml(templates, 'matvec', deep));
		expect(copied).toBe(
			'\\frac{\\partial E}{\\partial a^{10}} = (W^{11})^{\\mathsf T}\\,\\delta^{11}'
		);
		expect(heard).toBe('∂E∂a10=(W11)Tδ11');
		for (const part of ['a10', '(W11)T', 'δ11']) expect(seen).toContain(part);
	});

	test('never changes the one template that it fills', () => {
		const before = JSON.stringify(templates);
		expect(said(formulaHtml(templates, 'affine', { ...affine, layer: 2 })).heard).toBe(
			'z2=W2a1+b2'
		);
		expect(JSON.stringify(templates)).toBe(before);
	});

	test('says which formula the build did not make', () => {
		expect(() => formulaHtml({}, 'affine', affine)).toThrow(
			'no formula was rendered for z^{{layer}} ='
		);
	});
});

const elementwise: ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity'];

/** The rules of networks of up to six layers with weights. */
const deepRules: fc.Arbitrary<Rules> = fc
	.record({
		layers: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 7 }),
		hidden: fc.array(fc.constantFrom(...elementwise), { minLength: 5, maxLength: 5 }),
		ending: fc.constantFrom(...lawfulEndings())
	})
	.map(({ layers, hidden, ending: { output, cost } }) => ({
		layers,
		activations: [...hidden.slice(0, layers.length - 2), output],
		cost,
		learningRate: 1
	}));

test('every step of any pass, up to six layers deep, has its formula in all letters it can be written in', () => {
	const passes = deepRules.chain((rules) =>
		fc.record({ network: anyNetwork(rules), sample: anySample(rules), toInput: fc.boolean() })
	);
	fc.assert(
		fc.property(passes, ({ network, sample, toInput }) => {
			const trace = learningStep(network, sample, { toInput });
			const L = network.layers.length - 1;
			const letterings = new Set<Lettering>(['layered', defaultLettering(L)]);
			if (L === 2) letterings.add('bridge');
			for (const lettering of letterings) {
				for (const step of trace.steps) {
					const html = formulaHtml(templates, step.op, stepContext(trace, step, lettering));
					expect(html).not.toMatch(/\{(below|layer|above)\}/);
				}
			}
		})
	);
});
