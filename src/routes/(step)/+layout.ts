import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import type { FormulaTemplates } from '$notation/formula';
import type { Narrations } from '$notation/narration';
import { isOfLarge, trained } from './trained';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch }) => {
	const hash = browser ? location.hash : '';
	const [response, visit, network] = await Promise.all([
		fetch(resolve('/notation.json')),
		// Before the page takes over, so that it starts where the link says.
		hash ? import('$state/visit') : null,
		isOfLarge(hash) ? trained() : undefined
	]);
	const notation = (await response.json()) as {
		formulas: FormulaTemplates;
		narrations: Narrations;
	};
	return { ...notation, visit, trained: network };
};
