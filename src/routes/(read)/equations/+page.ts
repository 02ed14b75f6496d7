import { pageParts } from '$components/reading/page-parts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	parts: await pageParts(data.opening)
});
