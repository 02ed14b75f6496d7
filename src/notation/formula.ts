import type { OpName } from '$engine/trace';
import type { StepContext } from './step-context';
import { formulaTex } from './tex';

/** Rendered formulas by the TeX they were made from, with holes for the numbers of layers. */
export type FormulaTemplates = Readonly<Record<string, string>>;

/**
 * The HTML and MathML of a step's equation: the template that the build made of its TeX, its holes
 * filled in the visible half, in the MathML half and in the TeX that is copied. Throws an Error
 * when the build made no such template.
 */
export function formulaHtml(templates: FormulaTemplates, op: OpName, context: StepContext): string {
	const tex = formulaTex(op, context);
	const template = templates[tex];
	if (template === undefined) throw new Error(`no formula was rendered for ${tex}`);
	return template
		.replaceAll('{below}', String(context.layer - 1))
		.replaceAll('{layer}', String(context.layer))
		.replaceAll('{above}', String(context.layer + 1));
}
