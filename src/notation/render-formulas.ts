import { everyKindOfPass } from './every-kind-of-pass';
import type { FormulaTemplates } from './formula';
import type { Lettering } from './lettering';
import { renderTex } from './render-tex';
import { stepContext } from './step-context';
import { formulaTex, hole, type Mark } from './tex';

/** Renders, while the site is built, every formula that a pass written in these letters can need. */
export function renderFormulas(...letterings: Lettering[]): FormulaTemplates {
	const templates: Record<string, string> = {};
	for (const lettering of letterings) {
		for (const trace of everyKindOfPass(lettering)) {
			for (const step of trace.steps) {
				const context = stepContext(trace, step, lettering);
				const tex = formulaTex(step.op, context);
				templates[tex] ??= renderTemplate(tex, formulaTex(step.op, context, hooked));
			}
		}
	}
	return templates;
}

const hooked: Mark = (term, role, tex) => `\\htmlData{term=${term}}{\\htmlClass{${role}}{${tex}}}`;

/**
 * The digits that stand in for the layer numbers while KaTeX lays a formula out: all digits are of
 * one size, and the formulas themselves have no others of these.
 */
const STAND_INS: readonly [string, string][] = [
	[hole(-1), '7'],
	[hole(0), '8'],
	[hole(1), '9']
];

function renderTemplate(tex: string, hookedTex: string): string {
	if (/[789]/.test(tex)) throw new Error(`${tex} has a digit that stands for a layer number`);
	const withDigits = STAND_INS.reduce((t, [name, digit]) => t.replaceAll(name, digit), hookedTex);
	// What people copy is the plain TeX, without the page's hooks.
	return STAND_INS.reduce(
		(h, [name, digit]) => h.replaceAll(`>${digit}<`, `>${name}<`),
		renderTex(withDigits, tex)
	);
}
