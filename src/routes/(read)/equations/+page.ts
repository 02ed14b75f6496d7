import { pageParts } from '$components/page-parts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	parts: await pageParts(data.opening)
});
