import { resolve } from '$app/paths';
import type { FormulaTemplates } from '$notation/formula';
import type { Narrations } from '$notation/narration';
import type { LayoutLoad } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

export const load: LayoutLoad = async ({ fetch }) => {
	const response = await fetch(resolve('/notation.json'));
	return (await response.json()) as { formulas: FormulaTemplates; narrations: Narrations };
};
