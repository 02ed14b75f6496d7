import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { documentFile, drop } from './files';
import { networks } from './networks';
import { notice, open, position, press, stepRegion } from './step-page';
import { expect, test } from './test';

// Every test of this folder fails when the browser complains; here is what that covers at least.
test('a whole pass of every network leaves the console empty and asks no other host', async ({
	page,
	complaints
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).host));
	for (const { enter, trace } of networks) {
		await enter(page);
		await page.keyboard.press('Home');
		for (const key of ['ArrowRight', 'ArrowLeft']) {
			for (let k = 0; k < trace.steps.length; k++) await page.keyboard.press(key);
		}
		await expect(position(page)).toHaveText(/^Start of/);
		await press(page, 'End');
	}
	expect(complaints).toEqual([]);
	expect(new Set(asked)).toEqual(new Set([new URL(page.url()).host]));
});

test('an error in the page would be noticed', async ({ page, complaints }) => {
	await open(page, '/');
	await page.evaluate(() => {
		console.error('an error');
		console.warn('a warning');
	});
	await expect.poll(() => complaints).toEqual(['error: an error', 'warning: a warning']);
	complaints.length = 0;
});

const projector = { width: 1280, height: 600 };
const phone = { width: 390, height: 844 };

for (const viewport of [projector, phone]) {
	for (const path of ['/', '/mnist/']) {
		test.describe(`${path}, ${viewport.width} wide`, () => {
			test.use({ viewport });

			test('has nothing that axe finds grave, light or dark, whatever is open', async ({
				page
			}) => {
				test.setTimeout(150_000);
				await open(page, path);
				await expectAccessible(page, 'at the start');

				for (let k = 0; k < 3; k++) await press(page, 'ArrowRight');
				const matrix = stepRegion(page).getByRole('application');
				await matrix.or(stepRegion(page).getByRole('gridcell')).first().click();
				await inspector(page, 'Where it came from').getByRole('button', { name: 'Watch' }).click();
				await expect(page.getByRole('region', { name: 'Watched numbers' })).toBeVisible();
				await expectAccessible(page, 'with a number’s origin and a watch');

				await page.getByRole('button', { name: 'Edit values' }).click();
				await expect(inspector(page, 'Edit values').getByText('Learning rate α')).toBeVisible();
				await expectAccessible(page, 'while values are edited');

				await press(page, '5');
				await stepRegion(page)
					.getByRole('button', { name: /forget the transpose/ })
					.click();
				const transposed = inspector(page, 'What if I forget the transpose?').getByRole('heading', {
					name: 'Without the transpose'
				});
				await expect(transposed).toBeVisible();
				await expectAccessible(page, 'without the transpose');

				// On 784-30-10 a row of the first weighted sum is three pictures.
				for (const key of ['Home', 'ArrowRight', 'ArrowDown']) await press(page, key);
				await page.getByRole('button', { name: 'Stops', exact: true }).click();
				await expect(page.getByRole('group', { name: 'Stop at: Operation' })).toBeVisible();
				await expectAccessible(page, 'at a row, with the stops');

				await press(page, 'Escape');
				await press(page, 'End');
				await press(page, '?');
				await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
				await expectAccessible(page, 'over the list of keys');
				await press(page, 'Escape');
				await expectAccessible(page, 'at the end');

				await drop(page, [documentFile('empty.json', '')]);
				await expect(notice(page, 'fault')).toContainText('it is empty');
				await page.getByText('Export', { exact: true }).click();
				await expect(page.getByRole('button', { name: 'Trace of this pass' })).toBeVisible();
				await expectAccessible(page, 'with a fault and a menu');
				if (path === '/') return;
				await page.getByRole('button', { name: 'Choose a digit' }).click();
				await drop(page, [documentFile('neither.idx', 'neither')]);
				await expect(page.getByRole('dialog').getByRole('alert')).not.toBeEmpty();
				await expectAccessible(page, 'in the dialog of digits');
			});
		});
	}
}

/** The panel beside the step, by its title. */
function inspector(page: Page, title: string): Locator {
	return page.getByRole('region', { name: title, exact: true });
}
