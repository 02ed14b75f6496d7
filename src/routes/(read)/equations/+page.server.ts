import { readOnce } from '../content.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { opening, path } = readOnce();
	return {
		opening,
		stations: path.map(({ slug, title, summary }) => ({ slug, title, summary }))
	};
};
