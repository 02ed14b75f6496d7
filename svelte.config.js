import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @param {string} name */
const layer = (name) => [`$${name}`, `src/${name}`];

const base = /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? '');

// A test builds for a sub-path beside the usual build, which it leaves alone.
const aside = process.env.BUILD_DIR;

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	// Without what Svelte keeps for older components, and the version that nobody asks for.
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: adapter({ pages: aside ?? 'build', strict: true }),
		outDir: aside ? `${aside}-kit` : '.svelte-kit',
		// Absolute addresses: a host may serve /mnist with or without the last slash.
		paths: { base, relative: false },
		alias: Object.fromEntries(
			[
				'engine',
				'replay',
				'notation',
				'geometry',
				'digits',
				'training',
				'documents',
				'offline',
				'state',
				'pages',
				'components'
			].map(layer)
		),
		// A hash names a network here, not an element.
		prerender: { handleMissingId: 'ignore' },
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
				// The mirrors of MNIST, fetched from on a click.
				'connect-src': ['self', 'https://cdn.jsdelivr.net', 'https://raw.githubusercontent.com'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		}
	}
};
