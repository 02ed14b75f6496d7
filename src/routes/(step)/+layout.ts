import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import type { FormulaTemplates } from '$notation/formula';
import type { Narrations } from '$notation/narration';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch }) => {
	const [response, visit] = await Promise.all([
		fetch(resolve('/notation.json')),
		// Before the page takes over, so that it starts where the link says.
		browser && location.hash ? import('$state/visit') : null
	]);
	const notation = (await response.json()) as {
		formulas: FormulaTemplates;
		narrations: Narrations;
	};
	return { ...notation, visit };
};
