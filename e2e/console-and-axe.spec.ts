import { expectAccessible } from './accessible';
import { documentFile, drop } from './files';
import { networks } from './networks';
import { notice, open, position, press } from './step-page';
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

for (const [colorScheme, viewport] of [
	['light', projector],
	['dark', projector],
	['light', phone]
] as const) {
	for (const path of ['/', '/mnist/']) {
		test.describe(`${path}, ${colorScheme}, ${viewport.width} wide`, () => {
			test.use({ colorScheme, viewport });

			test('has nothing that axe finds serious, from the start to the end', async ({ page }) => {
				test.slow();
				await open(page, path);
				await expectAccessible(page);
				for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowRight');
				await expectAccessible(page);
				await press(page, 'End');
				await expectAccessible(page);

				await drop(page, [documentFile('empty.json', '')]);
				await expect(notice(page, 'fault')).toContainText('it is empty');
				await page.getByText('Export', { exact: true }).click();
				await expect(page.getByRole('button', { name: 'Trace of this pass' })).toBeVisible();
				await expectAccessible(page);
				if (path === '/') return;
				await page.getByRole('button', { name: 'Choose a digit' }).click();
				await drop(page, [documentFile('neither.idx', 'neither')]);
				await expect(page.getByRole('dialog').getByRole('alert')).not.toBeEmpty();
				await expectAccessible(page);
			});
		});
	}
}
