import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { serve } from '../scripts/server.js';
import { complaintsOf } from './complaints';
import { hydrated, position } from './step-page';

const base = '/backstep';
const folder = '.svelte-kit/sub-path';

test('the site works under a sub-path', async ({ page }) => {
	test.setTimeout(120_000);
	await build();
	const { url, close } = await serve({ folder, base });
	const complaints = complaintsOf(page, url);
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

		await page.getByRole('link', { name: 'Equations', exact: true }).click();
		await page.getByRole('link', { name: /^EQ5/ }).click();
		await expect(page).toHaveURL(`${url}equations/eq5/`);
		await page.reload();
		await hydrated(page);
		await page.getByRole('link', { name: 'Step through EQ5 in 3-2' }).click();
		await expect(page).toHaveURL(new RegExp(`^${url}#at=9`));
		await expect(position(page)).toHaveText('Step 9 of 10');
	} finally {
		await close();
	}
	expect(complaints).toEqual([]);
});

/** Builds for the sub-path, beside the build that the other tests read. */
async function build(): Promise<void> {
	await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		// Playwright says `test`, and Vite would build accordingly.
		env: { ...process.env, NODE_ENV: 'production', BASE_PATH: base, BUILD_DIR: folder }
	});
}
