import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../scripts/server.js';

const base = '/backstep';
const folder = '.svelte-kit/sub-path';

test('the site works under a sub-path', async ({ page }) => {
	test.setTimeout(120_000);
	await build();
	const { url, close } = await serve({ folder, base });
	const problems = collectProblems(page, url);
	try {
		await page.goto(url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await hydrated(page);

		const before = await page.getByRole('main').innerText();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => page.getByRole('main').innerText()).not.toBe(before);

		await page.getByRole('link', { name: '784-30-10', exact: true }).click();
		await expect(page).toHaveURL(new RegExp(`^${url}mnist/`));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await hydrated(page);
	} finally {
		await close();
	}
	expect(problems).toEqual([]);
});

/** Builds for the sub-path, beside the build that the other tests read. */
async function build(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		// Playwright says `test`, and Vite would build accordingly.
		env: { ...process.env, NODE_ENV: 'production', BASE_PATH: base, BUILD_DIR: folder }
	});
}

/** Lists, as they happen, the errors of a page and its requests that fail or leave the sub-path. */
function collectProblems(page: Page, url: string): string[] {
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console: ${message.text()}`);
	});
	page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
	page.on('response', (response) => {
		if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
	});
	page.on('request', (request) => {
		const isInside = request.url().startsWith(url) || request.url().startsWith('data:');
		if (!isInside) problems.push(`outside: ${request.url()}`);
	});
	return problems;
}

/** Waits until the page answers to keys: Kit adds its announcer when it has taken over. */
function hydrated(page: Page): Promise<void> {
	return page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}
