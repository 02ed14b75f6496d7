import { expectAccessible } from './accessible';
import { contentPages } from './content-pages';
import { open } from './step-page';
import { sideways, smallTexts } from './fitting';
import { expect, test } from './test';

for (const { path } of contentPages) {
	test(`${path} has nothing that axe finds grave, light or dark`, async ({ page }) => {
		await open(page, path);
		await expectAccessible(page, 'as it opens');
	});
}

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	for (const { path } of contentPages) {
		test(`${path} never scrolls sideways, and has no text below 14 px`, async ({ page }) => {
			await open(page, path);
			expect([...(await sideways(page)), ...(await smallTexts(page))]).toEqual([]);
			await expectAccessible(page, 'as it opens');
		});
	}
});
