// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import type { FormulaTemplates } from './formula';
import { renderFormulas } from './render-formulas';

const TERMS = [
	...['W', 'a', 'b', 'z', 'o', 't', 'u', 'v', 'delta', 'M', 'p', 'g', 'rest'], // the operands of all steps
	...['uM', 'uv'], // in EQ1, what u is the product of
	'result'
];

let templates: FormulaTemplates;
beforeAll(() => {
	templates = renderFormulas('single', 'bridge', 'layered');
});

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
const everywhere = (body: HTMLElement) => [...body.getElementsByTagName('*')];

describe('every template', () => {
	test('is HTML and MathML without any fault of KaTeX', () => {
		expect(Object.keys(templates).length).toBeGreaterThan(40);
		for (const html of Object.values(templates)) {
			expect(html).not.toContain('katex-error');
			const body = parsed(html);
			expect(body.getElementsByClassName('katex-html')).toHaveLength(1);
			expect(body.getElementsByTagName('math')).toHaveLength(1);
		}
	});

	test('gives the plain TeX to those who copy it, without the hooks of the page', () => {
		for (const [tex, html] of Object.entries(templates)) {
			const [annotation, ...others] = parsed(html).getElementsByTagName('annotation');
			expect(others).toEqual([]);
			expect(annotation.textContent).toBe(tex);
		}
	});

	test('has hooks that name terms, each with a role, in the visible half', () => {
		for (const html of Object.values(templates)) {
			const hooks = everywhere(parsed(html)).filter((element) => element.hasAttribute('data-term'));
			const terms = hooks.map((hook) => hook.getAttribute('data-term'));
			expect(TERMS).toEqual(expect.arrayContaining(terms));
			expect(terms).toContain('result');
			for (const hook of hooks) {
				expect(hook.closest('.katex-html') ?? hook.closest('math')).not.toBeNull();
				expect(hook.outerHTML).toMatch(/class="[^"]*(weight|activation|error|target|plain)/);
			}
		}
	});

	test('has as many holes in the visible half as in the MathML half, and nothing that stands in for them', () => {
		for (const [tex, html] of Object.entries(templates)) {
			const body = parsed(html);
			const holes = (text: string | null) => text!.match(/\{(below|layer|above)\}/g) ?? [];
			const [visible] = body.getElementsByClassName('katex-html');
			const [math] = body.getElementsByTagName('math');
			math.getElementsByTagName('annotation')[0].remove();
			expect(holes(visible.textContent).sort()).toEqual(holes(tex).sort());
			expect(holes(math.textContent).sort()).toEqual(holes(tex).sort());
			expect(body.textContent).not.toMatch(/[789]/);
		}
	});

	test('loads nothing and runs nothing', () => {
		for (const html of Object.values(templates)) {
			expect(html).not.toMatch(/<script|<img|<a |href=|src=|url\(|\son\w+=/i);
		}
	});
});

test('a lettering is rendered alone as with the others', () => {
	expect(templates).toMatchObject(renderFormulas('single'));
});
