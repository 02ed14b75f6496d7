import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { compileKernel } from './scripts/compile-kernel.js';
import { sharedByPages } from './scripts/shared-by-pages.js';

/** The tests of what holds state, or stands in a page. */
const page = 'src/{state,components,routes}/**/*.test.ts';

export default defineConfig({
	plugins: [sveltekit(), { name: 'training-kernel', config: compileKernel }],
	// Inlined fonts would be `data:` addresses, which the content security policy refuses.
	build: {
		assetsInlineLimit: 0,
		rolldownOptions: {
			output: {
				codeSplitting: { groups: [{ name: sharedByPages }] }
			}
		}
	},
	test: {
		setupFiles: ['scripts/properties.ts'],
		// No test is about time, and machines may be slow.
		testTimeout: process.env.FUZZ ? 600_000 : 60_000,
		projects: [
			// Pure functions need no world of their own for each file, which takes as long as their tests.
			{
				extends: true,
				test: {
					name: 'pure',
					isolate: false,
					include: ['{src,scripts}/**/*.test.ts'],
					exclude: [page]
				}
			},
			{ extends: true, test: { name: 'page', include: [page] } }
		]
	}
});
