import { error } from '@sveltejs/kit';
import { readOnce } from '../../content.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => readOnce().path.map(({ slug }) => ({ slug }));

export const load: PageServerLoad = ({ params }) => {
	const { path } = readOnce();
	const k = path.findIndex(({ slug }) => slug === params.slug);
	if (k < 0) error(404, 'There is no such station');
	const named = (station: (typeof path)[number] | undefined) =>
		station ? { slug: station.slug, title: station.title } : null;
	return { station: path[k], previous: named(path[k - 1]), next: named(path[k + 1]) };
};
