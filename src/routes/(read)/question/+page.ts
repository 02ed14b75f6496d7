import { figureParts } from '$components/figure-parts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	parts: await figureParts(data.question)
});
