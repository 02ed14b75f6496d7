import { json } from '@sveltejs/kit';
import { readNarrations } from '$notation/read-narrations';
import { renderFormulas } from '$notation/render-formulas';

export const prerender = true;
export const trailingSlash = 'never';

const files = import.meta.glob<string>('/content/steps/*.md', {
	query: '?raw',
	import: 'default',
	eager: true
});

/** Every formula and every word of the step screen, made once while the site is built. */
export function GET() {
	return json({
		formulas: renderFormulas('single', 'bridge', 'layered'),
		narrations: readNarrations(files)
	});
}
