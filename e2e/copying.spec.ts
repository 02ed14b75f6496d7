import type { Locator, Page } from '@playwright/test';
import { contentPages } from './content-pages';
import { open } from './step-page';
import { expect, isolatedTest as test } from './test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** What the keys for copying put on the clipboard. */
async function copied(page: Page): Promise<string> {
	await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
	await page.keyboard.press('ControlOrMeta+c');
	return page.evaluate(() => navigator.clipboard.readText());
}

/** Draws the mouse, with its button down, from the upper left of an element to the lower right of another. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
	await to.scrollIntoViewIfNeeded();
	const [first, last] = [(await from.boundingBox())!, (await to.boundingBox())!];
	await page.mouse.move(first.x + 1, first.y + 5);
	await page.mouse.down();
	await page.mouse.move(last.x + last.width - 1, last.y + last.height - 5, { steps: 5 });
	await page.mouse.up();
	expect(await page.evaluate(() => getSelection()!.isCollapsed)).toBe(false);
}

const EQ5 =
	'$$\\frac{\\partial E}{\\partial h} = W^{\\mathsf T}\\,\\frac{\\partial E}{\\partial z}$$';

test('a formula by itself is copied as TeX, all of it or none', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const equation = page.getByRole('region', { name: 'The equation' });
	const [transpose, error] = ['W1_T', 'delta1'].map((id) =>
		equation.locator(`.katex [data-whole="${id}"]`)
	);
	await transpose.click({ clickCount: 3 });
	expect((await copied(page)).trim()).toBe(EQ5);
	await page.getByRole('heading', { level: 1 }).click();
	await drag(page, transpose, transpose);
	expect(await copied(page)).toBe(EQ5);
	await drag(page, transpose, error);
	expect(await copied(page)).toBe(EQ5);
});

test('sentences are copied with their formulas as TeX, as it stands', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const sentences = page.getByText('Look at');
	await drag(page, sentences, sentences);
	expect(await copied(page)).toBe(
		'Look at $h_2$. It reaches $E$ by two roads: over $w_3$ to $z_1$, and over $w_4$ to $z_2$. ' +
			'Along one road slopes are multiplied; that is the chain rule. Where several roads lead to the same ' +
			'place, what arrives over each is added:'
	);
});

test('where no formula is selected, the browser copies as ever', async ({ page }) => {
	await open(page, '/equations/eq5/');
	await page.getByRole('heading', { level: 1 }).click({ clickCount: 3 });
	expect((await copied(page)).trim()).toBe('EQ5: the error goes back through the transpose');
	// Chromium ends this selection where the next paragraph begins, with a formula.
	await page.getByText(/^The weights that carried/).click({ clickCount: 3 });
	expect((await copied(page)).trim()).toMatch(/^The weights that carried.*turned\.$/);
});

test('a step’s equation is copied with the numbers of its layers', async ({ page }) => {
	await open(page, '/mnist/#at=12');
	await page.keyboard.press('ControlOrMeta+a');
	expect(await copied(page)).toContain(
		'$\\frac{\\partial E}{\\partial a^{1}} = (W^{2})^{\\mathsf T}\\,\\delta^{2}$'
	);
});

test('nothing of the page’s own hooks is in what is copied', async ({ page }) => {
	test.setTimeout(120_000);
	for (const { path } of contentPages) {
		await open(page, path);
		await page.keyboard.press('ControlOrMeta+a');
		const text = await copied(page);
		expect(text, path).not.toMatch(/\\html|nothing was copied/);
	}
});
