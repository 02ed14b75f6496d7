import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	// Inlined fonts would be `data:` addresses, which the content security policy refuses.
	build: { assetsInlineLimit: 0 },
	test: {
		include: ['{src,scripts}/**/*.test.ts'],
		setupFiles: ['scripts/properties.ts'],
		// No test is about time, and machines may be slow.
		testTimeout: process.env.FUZZ ? 600_000 : 60_000
	}
});
