import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const layer = (name) => [`$${name}`, `src/${name}`];

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ fallback: undefined, strict: true }),
		// Absolute addresses: a host may serve /mnist with or without the last slash.
		paths: { base: process.env.BASE_PATH ?? '', relative: false },
		alias: Object.fromEntries(
			['engine', 'replay', 'notation', 'geometry', 'digits', 'documents', 'state', 'components'].map(
				layer
			)
		),
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self'],
				// KaTeX places its glyphs, and Kit hides its announcer, with style attributes.
				'style-src-attr': ['unsafe-inline'],
				'font-src': ['self'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		}
	}
};
