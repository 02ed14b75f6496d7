import type { Handle } from '@sveltejs/kit';

/** The letters of nearly every formula. */
const LETTERS = /\/KaTeX_(Main-Regular|Math-Italic)\.[^/]*\.woff2$/;

/** The first formula should not wait for its letters: each page announces them. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) => (type === 'font' ? LETTERS.test(path) : true)
	});
