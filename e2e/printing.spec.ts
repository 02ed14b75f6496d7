import { decode } from 'fast-png';
import { open } from './step-page';
import { expect, isolatedTest, test } from './test';

test('on paper nothing is lit that the mouse happens to be over', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const figure = page.getByRole('main').locator('figure:has(figcaption a)').first();
	const number = figure
		.getByRole('grid', { name: /^∂E\/∂h/ })
		.getByRole('gridcell')
		.nth(1);
	const term = page.locator('.katex [data-whole="dE_da0"]').first();
	const parts = await Promise.all([number.elementHandle(), term.elementHandle()]);
	/** What both look like now, or as soon as the browser lays the page out for paper. */
	const looks = ({ onPaper }: { onPaper: boolean }) =>
		page.evaluate(
			({ parts, onPaper }) =>
				new Promise<string[]>((resolve) => {
					const look = () => {
						const styles = parts.map((part) => getComputedStyle(part!));
						resolve(styles.map((style) => `${style.backgroundColor}, ${style.boxShadow}`));
					};
					if (onPaper) matchMedia('print').addEventListener('change', look);
					else look();
				}),
			{ parts, onPaper }
		);
	const unlit = await looks({ onPaper: false });
	await number.hover();
	await expect.poll(async () => (await looks({ onPaper: false }))[1]).not.toBe(unlit[1]);
	expect((await looks({ onPaper: false }))[0]).not.toBe(unlit[0]);

	const printed = looks({ onPaper: true });
	await page.pdf();
	expect(await printed).toEqual(unlit);
});

test('on paper the words that a page uses are explained below its text', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const notes = page.getByRole('note');
	await expect(notes).toHaveCount(0);
	await page.emulateMedia({ media: 'print' });
	await expect(notes.filter({ hasText: 'transpose' }).first()).toBeVisible();
	const [last, first] = await Promise.all([
		page.locator('.prose').last().boundingBox(),
		notes.first().boundingBox()
	]);
	expect(first!.y).toBeGreaterThan(last!.y);
	await page.emulateMedia({ media: null });
});

isolatedTest('on paper maps have the colours of a light page', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await open(page, '/equations/eq6/');
	const map = page.getByRole('application').last();
	/** The colours of the map, whatever its size on paper is. */
	const colours = async () => {
		const picture = await map
			.locator('canvas')
			.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
		const { data } = decode(Buffer.from(picture.split(',')[1], 'base64'));
		return [...new Set(new Uint32Array(Uint8Array.from(data).buffer))].sort();
	};
	const light = await colours();
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(colours).not.toEqual(light);
	await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
	await expect.poll(colours).toEqual(light);
});
