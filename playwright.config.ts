import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.js';

// Not the port of `npm start`, so that the tests never meet a server that somebody left running.
const port = Number(process.env.E2E_PORT ?? 4180);

export default defineConfig({
	testDir: 'e2e',
	fullyParallel: true,
	workers: 2,
	// A test that passes only at the second try is a test that fails.
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}`,
		launchOptions: launchOptions(),
		screenshot: 'only-on-failure',
		// They would answer for the server that a test looks at; offline.spec.ts lets them.
		serviceWorkers: 'block',
		// What moves is where it ends at once, so that it can be measured.
		contextOptions: { reducedMotion: 'reduce' }
	},
	webServer: {
		command: 'node scripts/serve.js',
		env: { PORT: String(port), BASE_PATH: '' },
		url: `http://localhost:${port}`,
		reuseExistingServer: false
	}
});
