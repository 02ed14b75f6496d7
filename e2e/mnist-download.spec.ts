import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { launchOptions } from '../scripts/browser.js';
import { expectAccessible } from './accessible';
import { drop, pick } from './files';
import { binaryFile } from './idx-files';
import { hasMnist, mnist, startMirrors, useMirrors, type Mirrors } from './mnist-mirror';
import { hydrated, notice, open } from './step-page';
import { expect, isolatedTest } from './test';

const faults = [
	['not at all', /^Neither cdn\.jsdelivr\.net nor raw\.githubusercontent\.com could be reached/],
	[404, /cdn\.jsdelivr\.net does not have it \(404\)/],
	[500, /raw\.githubusercontent\.com answered with an error \(500\)/],
	['cut off', /t10k-labels-idx1-ubyte could not be fetched: cdn\.jsdelivr\.net was cut off after/],
	['other', /differs from MNIST’s by its SHA-256.*What differs was not used/]
] as const;

/** A page whose mirrors are on this computer. What they do wrong, the browser may complain of. */
const test = isolatedTest.extend<{ mirrors: Mirrors }>({
	mirrors: [
		async ({ page, complaints }, use) => {
			const mirrors = await startMirrors();
			await useMirrors(page, mirrors);
			await use(mirrors);
			await mirrors.close();
			const isTheirs = (text: string) =>
				text.includes(mirrors.address) || text.startsWith('error: Failed to load resource');
			complaints.splice(0, Infinity, ...complaints.filter((text) => !isTheirs(text)));
		},
		{ auto: true }
	]
});

// The worker with the mirrors' other address did not come over the network, as Chromium sees it, and it
// would not let that ask this computer.
test.use({
	launchOptions: { ...launchOptions(), args: ['--disable-features=LocalNetworkAccessChecks'] }
});

const FILES = [
	't10k-labels-idx1-ubyte',
	't10k-images-idx3-ubyte',
	'train-labels-idx1-ubyte',
	'train-images-idx3-ubyte'
];
const needsMnist = () => test.skip(!hasMnist, `MNIST's files are not in ${mnist}`);

const fetchButton = (page: Page) => page.getByRole('button', { name: /^Fetch MNIST \(/ });
const goOn = (page: Page) => page.getByRole('button', { name: /^Go on/ });
const alert = (page: Page) => page.getByRole('dialog').getByRole('alert');
const sampleLine = (page: Page) =>
	page.getByRole('region', { name: 'The network' }).getByRole('paragraph');

async function openTab(page: Page, address = '/mnist/') {
	await open(page, address);
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	await page.getByRole('tab', { name: 'MNIST' }).click();
}

test.describe('MNIST by a click', () => {
	test('is fetched, checked, put through the network, and there on the next visit without a network', async ({
		page,
		mirrors
	}) => {
		needsMnist();
		test.setTimeout(90_000);
		await openTab(page);
		await expect(fetchButton(page)).toBeVisible();
		await expectAccessible(page, 'before');
		expect(mirrors.asked).toEqual([]);
		await fetchButton(page).click();
		await expect(page.getByRole('img', { name: 'The digit: a 7' })).toBeVisible({
			timeout: 30_000
		});
		expect(mirrors.asked).toEqual(FILES.map((name) => `1 ${name}`));
		await page.getByRole('textbox', { name: 'Digit number' }).fill('12');
		await expect(page.getByRole('img', { name: 'The digit: a 9' })).toBeVisible();
		await page.getByRole('tab', { name: 'MNIST' }).click();
		await expect(page.getByText('This browser keeps them (55.0 MB)')).toBeVisible();
		await page.getByRole('button', { name: 'Done' }).click();
		await page.waitForURL(/#digit=12@MNIST%20test$/);

		// The link alone brings the digit back, from the browser.
		mirrors.manners = ['not at all', 'not at all'];
		await page.reload();
		await expect(sampleLine(page)).toContainText('MNIST test, digit 12: a 9');
		// With all that was learned from it.
		await page.keyboard.press('End');
		await page.getByRole('button', { name: 'Apply the update and go round again' }).click();
		await page.waitForURL(/rounds=1/);
		await page.reload();
		await expect(sampleLine(page)).toHaveText(/^MNIST test, digit 12: a 9, pass 2/);
		await expect(page).toHaveURL(/rounds=1/);

		await page.getByRole('link', { name: 'Train', exact: true }).click();
		await expect(page.getByText('Trains on 60,000 digits from MNIST training')).toBeVisible();
		await expect(page.getByRole('combobox', { name: 'Test on' })).toHaveValue('MNIST test');
		expect(mirrors.asked).toHaveLength(4);

		await page.getByRole('button', { name: 'MNIST…' }).click();
		await page.getByRole('button', { name: 'Forget MNIST (frees 55.0 MB)' }).click();
		await page.getByRole('button', { name: 'Keep it' }).click();
		await page.getByRole('button', { name: 'Forget MNIST (frees 55.0 MB)' }).click();
		await page.getByRole('button', { name: 'Forget 55.0 MB? Press again' }).click();
		await expect(fetchButton(page)).toBeFocused();
		await page.getByRole('button', { name: 'Done' }).click();
		await expect(page.getByText('digits that Backstep draws itself')).toBeVisible();
		await page.reload();
		await hydrated(page);
		await page.getByRole('button', { name: 'Fetch MNIST…' }).click();
		await expect(fetchButton(page)).toBeVisible();
	});

	test('is stopped, and goes on with the file that it was at', async ({ page, mirrors }) => {
		needsMnist();
		mirrors.ofFile['train-images-idx3-ubyte'] = 'slowly';
		await openTab(page);
		await fetchButton(page).click();
		await expect(page.getByText(/^[1-9]\d? %$/)).toBeVisible();
		await page.getByRole('button', { name: 'Cancel' }).click();
		await expect(page.getByText('3 of 4 files are here.')).toBeVisible();
		await expect(goOn(page)).toHaveText('Go on: fetch the other file (9.7 MB)');

		// After a reload as well: the files that had come were kept.
		await page.reload();
		delete mirrors.ofFile['train-images-idx3-ubyte'];
		await openTab(page);
		await goOn(page).click();
		await expect
			.poll(() => mirrors.asked.slice(4), { timeout: 30_000 })
			.toEqual(['1 train-images-idx3-ubyte']);
		await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0, { timeout: 30_000 });
		expect(mirrors.asked).toHaveLength(5);
	});

	test('comes from the other mirror where the first is cut off', async ({ page, mirrors }) => {
		needsMnist();
		mirrors.manners = ['cut off', 'whole'];
		mirrors.ofFile['train-images-idx3-ubyte'] = 404;
		await openTab(page);
		await fetchButton(page).click();
		await expect(alert(page).filter({ hasText: '404' })).toBeVisible({ timeout: 20_000 });
		await expect(page.getByText('3 of 4 files are here.')).toBeVisible();
		// The mirror that answered is asked first from then on.
		expect(mirrors.asked).toEqual([
			`1 ${FILES[0]}`,
			...FILES.map((name) => `2 ${name}`),
			`1 ${FILES[3]}`
		]);
	});

	test('is refused with what to do where no mirror gives it', async ({ page, mirrors }) => {
		await openTab(page);
		for (const [manner, sentence] of faults) {
			mirrors.manners = [manner, manner];
			mirrors.asked.length = 0;
			await fetchButton(page).click();
			await expect(alert(page).filter({ hasText: sentence })).toBeVisible();
			await expect(page.getByRole('link', { name: /-ubyte\.gz$/ })).toHaveCount(4);
			await expect(page.getByLabel('MNIST’s four files', { exact: true })).toBeAttached();
			await expect(fetchButton(page)).toBeEnabled();
			expect(mirrors.asked).toEqual([`1 ${FILES[0]}`, `2 ${FILES[0]}`]);
		}
		await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
		mirrors.manners = ['not at all', 'not at all'];
		await fetchButton(page).click();
		await expect(alert(page).filter({ hasText: 'This computer is offline' })).toBeVisible();
	});

	test('can be brought as files, which are checked and kept in the same way', async ({
		page,
		mirrors
	}) => {
		needsMnist();
		await openTab(page);
		await page.getByText('Fetch the four files another way').click();
		const field = page.getByLabel('MNIST’s four files', { exact: true });
		await pick(field, [binaryFile('wrong.gz', Buffer.from('hello'))]);
		await expect(alert(page).filter({ hasText: 'wrong.gz' })).toBeVisible();
		await field.setInputFiles(FILES.map((name) => `${mnist}${name}.gz`));
		await expect(page.getByText('This browser keeps them (55.0 MB)')).toBeVisible({
			timeout: 30_000
		});
		await expect(page.getByRole('button', { name: 'Look at the test digits' })).toBeFocused();
		expect(mirrors.asked).toEqual([]);
		await page.getByRole('button', { name: 'Look at the training digits' }).click();
		await expect(page.getByRole('img', { name: 'The digit: a 5' })).toBeVisible();
	});

	test('dropped on the page counts as MNIST, with what is missing said, and is there after a reload', async ({
		page,
		mirrors
	}) => {
		needsMnist();
		await open(page, '/mnist/');
		const filesOf = (names: readonly string[]) =>
			names.map((name) => binaryFile(`my ${name}.gz`, readFileSync(`${mnist}${name}.gz`)));
		await drop(page, filesOf(FILES.slice(0, 2)));
		await expect(sampleLine(page)).toHaveText('MNIST test, digit 0: a 7');
		await expect(notice(page, 'remark')).toContainText(
			'MNIST: 2 of 4 files are here. Still missing: train-labels-idx1-ubyte, train-images-idx3-ubyte.'
		);
		await page.waitForURL(/#digit=0@MNIST%20test$/);
		await page.reload();
		await expect(sampleLine(page)).toHaveText('MNIST test, digit 0: a 7');

		await page.getByRole('button', { name: 'Choose a digit' }).click();
		await pick(page.getByLabel('IDX files of images and labels'), filesOf(FILES.slice(2)));
		await expect(page.getByRole('img', { name: 'The digit: a 5' })).toBeVisible();
		await expect(page.getByRole('alert').filter({ hasText: 'MNIST is here' })).toBeVisible();
		await page.getByRole('tab', { name: 'MNIST' }).click();
		await expect(page.getByText('This browser keeps them (55.0 MB)').last()).toBeVisible();
		expect(mirrors.asked).toEqual([]);
	});

	test('goes on where the browser has no room to keep it, and the page says so', async ({
		page,
		baseURL
	}) => {
		needsMnist();
		const session = await page.context().newCDPSession(page);
		await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 1000 });
		await openTab(page);
		await fetchButton(page).click();
		await expect(page.getByRole('img', { name: 'The digit: a 7' })).toBeVisible({
			timeout: 30_000
		});
		await page.getByRole('tab', { name: 'MNIST' }).click();
		await expect(page.getByText(/no room to keep MNIST/)).toBeVisible();
	});
});
