import { formulaTex, hole, type Mark } from '$notation/tex';
import { renderTex } from '$notation/render-tex';
import { stepContext } from '$notation/step-context';
import type { Step } from '$engine/trace';
import { formulaTerms } from '$notation/formula-terms';
import type { Named } from './named';

/** The equation of the step that makes a value, its terms hooked to the values that they stand for. */
export function stepFormula({ trace, letters }: Named, step: Step): string {
	const context = stepContext(trace, step, letters.lettering);
	const refs = formulaTerms(trace, step);
	const hooked: Mark = (term, role, tex) =>
		`\\htmlData{whole=${trace.values[refs[term]].id}}{\\htmlClass{${role}}{${tex}}}`;
	const numbered = (tex: string) =>
		([-1, 0, 1] as const).reduce(
			(t, offset) => t.replaceAll(hole(offset), String(step.layer + offset)),
			tex
		);
	return renderTex(
		numbered(formulaTex(step.op, context, hooked)),
		numbered(formulaTex(step.op, context)),
		{ displayMode: true }
	);
}
