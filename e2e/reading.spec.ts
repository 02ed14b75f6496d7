import { expectAccessible } from './accessible';
import { contentPages } from './content-pages';
import { sideways, smallTexts } from './fitting';
import { open, settled } from './step-page';
import { expect, test } from './test';

for (const { path } of contentPages) {
	test(`${path} can be read by all, on a phone too`, async ({ page }) => {
		await open(page, path);
		expect(await smallTexts(page)).toEqual([]);
		await expectAccessible(page, 'as it opens');

		await page.setViewportSize({ width: 390, height: 844 });
		await settled(page);
		expect([...(await sideways(page)), ...(await smallTexts(page))]).toEqual([]);
		await expectAccessible(page, 'on a phone', { contrasts: false });

		await page.setViewportSize({ width: 320, height: 640 });
		await settled(page);
		expect(await sideways(page)).toEqual([]);
	});
}
