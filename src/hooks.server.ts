import type { Handle } from '@sveltejs/kit';
import weights from '$training/trained/784-30-10.f32?url';

/** The letters of nearly every formula. */
const LETTERS = /\/KaTeX_(Main-Regular|Math-Italic)\.[^/]*\.woff2$/;

/**
 * What pages announce beside their code: the letters of the first formula, and the trained weights
 * where the pass waits for them. Not in the page's own head, where a link from another page would
 * announce what has been fetched already.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) => (type === 'font' ? LETTERS.test(path) : true),
		transformPageChunk: ({ html }) =>
			event.route.id === '/(step)/mnist'
				? html.replace(
						'</head>',
						`\t<link rel="preload" as="fetch" crossorigin="anonymous" href="${weights}" />\n\t</head>`
					)
				: html
	});
