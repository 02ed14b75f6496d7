import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../scripts/server.js';
import { complaintsOf } from './complaints';
import { contentPages } from './content-pages';
import { hydrated, open, position } from './step-page';

test.use({ serviceWorkers: 'allow' });
test.setTimeout(120_000);

test('after a visit to one page, all of the site works without its server', async ({
	page,
	context
}) => {
	const { url, close } = await serve({ folder: 'build' });
	const complaints = complaintsOf(page, url);
	await open(page, url);
	await kept(page);
	expect(await addressesKept(page)).toEqual(await addressesNeeded('build'));
	await close();
	await context.setOffline(true);

	await test.step('the page that is open goes on', async () => {
		await page.getByRole('link', { name: 'Equations', exact: true }).click();
		await expect(page).toHaveURL(`${url}equations/`);
		await page.getByRole('link', { name: /^EQ5/ }).click();
		await page.getByRole('link', { name: 'Step through EQ5 in 3-2' }).click();
		await expect(position(page)).toHaveText('Step 9 of 10');
	});

	await test.step('steps', async () => {
		for (const address of ['', '#3-3-2', 'mnist', 'mnist/']) {
			await page.goto('about:blank');
			await open(page, url + address);
			await page.keyboard.press('ArrowRight');
			await expect(position(page)).toHaveText(/^Step 1 of/);
		}
		await page.getByRole('button', { name: 'Choose a digit' }).click();
		await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
	});

	await test.step('trains', async () => {
		await open(page, `${url}train`);
		await page.getByRole('button', { name: 'Start', exact: true }).click();
		await expect(page.getByText(/^update [1-9][\d,]* of/)).toBeVisible({
			// The pen draws its digits first.
			timeout: 60_000
		});
	});

	await test.step('reads', async () => {
		for (const path of ['equations', ...contentPages.map(({ path }) => path.slice(1))]) {
			await page.goto(url + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		}
		await hydrated(page);
	});

	await test.step('knows which address does not exist', async () => {
		expect(complaints.splice(0)).toEqual([]);
		const response = await page.goto(`${url}equations/eq7/`);
		expect(response?.status()).toBe(404);
		await expect(
			page.getByRole('heading', { name: 'There is no page at this address' })
		).toBeVisible();
		await hydrated(page);
		await page.getByRole('link', { name: 'Back to the first step' }).click();
		await expect(position(page)).toBeVisible();
	});
});

test('a new version is seen at once, and an open page stays what it is', async ({
	page: old,
	context
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'backstep-offline-'));
	await cp('build', folder, { recursive: true });
	const { url, close } = await serve({ folder });
	try {
		await open(old, url);
		await kept(old);
		const first = await versionsKept(old);
		expect(first).toHaveLength(1);
		await deployNext(folder);

		const complaints = complaintsOf(old, url);
		const page = await context.newPage();
		await open(page, url);
		await expect(page).toHaveTitle(/Stepback/);
		await expect.poll(() => activeVersions(page), { timeout: 60_000 }).toHaveLength(2);

		await old.keyboard.press('?');
		await expect(old.getByRole('dialog', { name: 'Keys' })).toBeVisible();
		await old.keyboard.press('Escape');
		await old.getByRole('link', { name: 'The question', exact: true }).click();
		await expect(old).toHaveURL(`${url}question/`);
		await expect(old).not.toHaveTitle(/Stepback/);
		expect(complaints).toEqual([]);

		await old.reload();
		await expect(old).toHaveTitle(/Stepback/);
		await close();
		await page.reload();
		await expect(page).toHaveTitle(/Stepback/);
		await hydrated(page);
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText(
			'works without a network'
		);
	} finally {
		await close();
		await rm(folder, { recursive: true });
	}
});

/** Waits until the page is served by a worker, which is so once all is kept. */
function kept(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const { serviceWorker } = navigator;
		if (!serviceWorker.controller)
			await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
	});
}

function versionsKept(page: Page): Promise<string[]> {
	return page.evaluate(async () =>
		(await caches.keys()).filter((name) => name.startsWith('backstep '))
	);
}

/** The versions kept, once the newest is in use. */
async function activeVersions(page: Page): Promise<string[]> {
	const isActive = await page.evaluate(async () => {
		const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration())!;
		return !installing && !waiting && active?.state === 'activated';
	});
	return isActive ? versionsKept(page) : [];
}

async function addressesKept(page: Page): Promise<string[]> {
	const [version] = await versionsKept(page);
	const urls = await page.evaluate(
		async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url),
		version
	);
	return urls.map((url) => new URL(url).pathname).sort();
}

/** Everything in the folder but what only old browsers, other languages, other sites or hosts ask for. */
async function addressesNeeded(folder: string): Promise<string[]> {
	const needless =
		/\.(ttf|woff)$|-(cyrillic|cyrillic-ext|greek-ext|vietnamese)-|step\.png$|service-worker\.js$|version\.json$/;
	const files = await filesIn(folder);
	return files
		.filter((file) => !needless.test(file))
		.map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
		.sort();
}

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** Puts a version of another name in the place of the one in the folder, of whose hashed files none is left. */
async function deployNext(folder: string): Promise<void> {
	const { version } = JSON.parse(await readFile(join(folder, '_app/version.json'), 'utf8'));
	const hashed = join(folder, '_app/immutable');
	await rename(hashed, `${hashed}-next`);
	await cp(`${hashed}-next`, join(hashed, 'next'), { recursive: true });
	await rm(`${hashed}-next`, { recursive: true });

	for (const file of await filesIn(folder)) {
		if (!/\.(html|js|css|json)$/.test(file)) continue;
		const path = join(folder, file);
		const text = await readFile(path, 'utf8');
		const next = text
			.replaceAll('_app/immutable/', '_app/immutable/next/')
			.replaceAll(version, 'next')
			.replaceAll('Backstep', 'Stepback');
		await writeFile(path, file.endsWith('.html') ? withHashes(text, next) : next);
	}
}

/** The next page, with the hashes of its own scripts in its content security policy. */
function withHashes(text: string, next: string): string {
	const hashes = (html: string) =>
		[...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) =>
			createHash('sha256').update(script).digest('base64')
		);
	const after = hashes(next);
	return hashes(text).reduce((html, hash, n) => html.replace(hash, after[n]), next);
}
