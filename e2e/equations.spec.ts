import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { colourTable, type ScaleName, type Theme } from '$geometry/colour-scale';
import { matrixForm } from '$geometry/matrix-form';
import { formatNumber, formatShort } from '$notation/number';
import { contentPages, cursorOf, traceOf, type ContentPage } from './content-pages';
import { coloursBehind, mapColours } from './map-colours';
import { isSameNumber } from './same-number';
import { currentNetwork, open, position } from './step-page';
import { expect, isolatedTest, test } from './test';

interface PrintedNumber {
	/** The network of the part that it stands in; null for the page's own. */
	readonly other: string | null;
	readonly id: string;
	readonly row: number;
	readonly col: number;
	readonly value: string;
	readonly text: string;
}

/** The numbers of a pass that are printed in a part of the page. */
function printedIn(part: Locator): Promise<PrintedNumber[]> {
	return part.evaluate((element) =>
		[...element.querySelectorAll<HTMLElement>('[data-ref]')].map((printed) => ({
			other: printed.closest<HTMLElement>('[data-network]')?.dataset.network ?? null,
			id: printed.dataset.ref!,
			row: Number(printed.dataset.row),
			col: Number(printed.dataset.col),
			value: printed.dataset.value!,
			text: printed.textContent!.trim()
		}))
	);
}

/** What is printed that is not so in the pass of the page's own network, or of its part's. */
function faults(printed: readonly PrintedNumber[], own: string): string[] {
	return printed
		.filter(({ other, id, row, col, value, text }) => {
			const number = at(valueById(traceOf(other ?? own), id)!.tensor, row, col);
			const isWritten = text === formatNumber(number) || text === formatShort(number);
			return !isWritten || !isSameNumber(Number(value), number);
		})
		.map(({ id, row, col, text }) => `${own}: ${id}[${row}][${col}] is printed as ${text}`);
}

/** Fails unless every figure of a page shows all the numbers of what it makes, or its colours, and all numbers are the engine's. */
async function expectEngineNumbers(page: Page, { figures, network }: ContentPage): Promise<void> {
	const drawn = page.getByRole('main').locator('figure:has(figcaption a)');
	await expect(drawn).toHaveCount(figures.length);
	for (const [k, figure] of figures.entries()) {
		const printed = await printedIn(drawn.nth(k));
		expect(faults(printed, figure.network)).toEqual([]);
		for (const colours of await mapColours(drawn.nth(k))) expect(colours).toBeGreaterThan(2);
		const made = valueById(traceOf(figure.network), figure.makes)!.tensor;
		if (matrixForm(made.rows, made.cols) !== 'numerals') {
			const map = drawn.nth(k).getByRole('application', { name: `${made.rows} by ${made.cols}` });
			await expect(map.last()).toBeVisible();
			continue;
		}
		const shown = new Set(
			printed.filter(({ id }) => id === figure.makes).map(({ row, col }) => `${row} ${col}`)
		);
		expect(shown.size, figure.makes).toBe(made.rows * made.cols);
	}
	if (network) expect(faults(await printedIn(page.getByRole('main')), network)).toEqual([]);
}

/** Fails unless the pictures behind the maps of a page have the colours of a theme and no others. */
async function expectColours(page: Page, theme: Theme): Promise<void> {
	const known = new Set([...coloursOf('signed', theme), ...coloursOf('ink', theme)]);
	const pictures = await coloursBehind(page.getByRole('main'));
	expect(pictures).not.toHaveLength(0);
	for (const colours of pictures) {
		// A PNG may name the clear black of the cells that are left over.
		expect(colours!.filter((colour) => !known.has(colour) && colour !== '0,0,0')).toEqual([]);
	}
}

function coloursOf(scale: ScaleName, theme: Theme): string[] {
	const table = colourTable(scale, theme);
	return Array.from({ length: table.length / 4 }, (_, k) => table.slice(4 * k, 4 * k + 3).join());
}

for (const content of contentPages) {
	test(`${content.path} shows the engine’s numbers, and its links lead to their steps`, async ({
		page
	}) => {
		await open(page, content.path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(content.title);
		await expectEngineNumbers(page, content);

		const main = page.getByRole('main');
		const links = await Promise.all(
			content.steps.map(async ({ words, ...where }) => ({
				...where,
				href: await main
					.getByRole('link', { name: words, exact: true })
					.first()
					.getAttribute('href')
			}))
		);
		for (const [k, figure] of content.figures.entries()) {
			const href = await main.locator('figcaption a').nth(k).getAttribute('href');
			links.push({ network: figure.network, cursor: cursorOf(figure), href });
		}
		// From hash to hash of one page is no journey.
		links.sort((one, other) => one.href!.localeCompare(other.href!));
		for (const { href, network, cursor } of links) {
			await page.goto(href!);
			const where = cursor === 0 ? 'Start of' : `Step ${cursor} of`;
			await expect(position(page), href!).toHaveText(new RegExp(`^${where}`));
			await expect(currentNetwork(page), href!).toHaveText(network);
		}
	});
}

test('every row of the ledger opens the step that it is about', async ({ page }) => {
	await open(page, '/question/');
	const { steps } = traceOf('784-30-10');
	const links = page.getByRole('region', { name: /^The pass/ }).getByRole('link');
	await expect(links).toHaveCount(steps.length);
	const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
	for (const [k, href] of hrefs.entries()) {
		await page.goto(href);
		await expect(position(page)).toHaveText(new RegExp(`^Step ${k + 1} of`));
	}
});

test('the name of a step’s equation leads to the page about it', async ({ page }) => {
	await open(page, '/#at=9');
	await page.getByRole('link', { name: 'EQ5', exact: true }).click();
	await expect(page).toHaveURL(/\/equations\/eq5\/$/);
	await page.goBack();
	await expect(position(page)).toHaveText(/^Step 9 of/);
});

test('the path leads from station to station, and to the question', async ({ page }) => {
	await open(page, '/equations/');
	const stations = page.getByRole('main').getByRole('listitem').getByRole('link');
	const hrefs = await stations.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
	await stations.first().click();
	for (const href of hrefs.slice(1)) {
		await page.locator('a[rel=next]').click();
		await expect(page).toHaveURL(new RegExp(`${href}/?$`));
	}
	await page.locator('a[rel=next]').click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('The question');
	await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Step' }).click();
	await expect(position(page)).toHaveText(/^Start of/);
});

test('a link to a section of another page, and the list of sections, lead to it', async ({
	page
}) => {
	await open(page, '/equations/eq6/');
	const main = page.getByRole('main');
	await main.getByRole('link', { name: 'rows against columns' }).click();
	await expect(page).toHaveURL(/\/question\/#rows-against-columns$/);
	await expect(main.getByRole('heading', { name: 'Rows against columns' })).toBeInViewport();
	await page.evaluate(() => scrollTo(0, 0));
	await main.getByRole('link', { name: 'What stands' }).click();
	await expect(main.getByRole('heading', { name: 'What stands' })).toBeInViewport();
});

test('what is pointed at lights up in formulas, terms and figure, and shows what it is made from', async ({
	page
}) => {
	await open(page, '/equations/eq5/');
	const figure = page.getByRole('main').locator('figure:has(figcaption a)').first();
	const caption = figure.locator('> figcaption');
	const result = figure.getByRole('grid', { name: /^∂E\/∂h/ }).getByRole('gridcell');
	const term = page.locator('.katex [data-whole="dE_da0"]').first();
	const background = () => term.evaluate((element) => getComputedStyle(element).backgroundColor);
	const unlit = await background();

	await result.nth(1).hover();
	await expect(caption).toContainText('∂E/∂h₂ = w₃');
	await expect.poll(background).not.toBe(unlit);
	await page.getByRole('heading', { level: 1 }).hover();
	await expect.poll(background).toBe(unlit);

	await result.nth(0).focus();
	await page.keyboard.press('ArrowDown');
	await expect(caption).toContainText('∂E/∂h₂ = w₃');
	await expect.poll(background).not.toBe(unlit);

	await page.getByRole('row', { name: /^Wᵀ/ }).getByRole('link').first().focus();
	await expect(figure.locator('b.pointed')).toHaveText('Wᵀ');
});

test('words of the glossary open in place, by mouse and by key', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const word = page.getByRole('button', { name: 'transpose', exact: true }).first();
	const note = page.getByRole('note', { name: 'transpose' });
	await expect(note).toBeHidden();
	await word.click();
	await expect(note).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(note).toBeHidden();
	await word.focus();
	await page.keyboard.press('Enter');
	await expect(note).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(note).toBeHidden();
});

test('the first key press offers to skip to the text', async ({ page }) => {
	await open(page, '/equations/eq5/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('region', { name: 'The terms' })).toBeFocused();
});

isolatedTest('in forced colours what is pointed at is outlined', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await open(page, '/equations/eq5/');
	const result = page.getByRole('grid', { name: /^∂E\/∂h/ }).getByRole('gridcell');
	const outlined = (element: Locator) =>
		element.evaluate((drawn) => getComputedStyle(drawn).outlineStyle === 'solid');
	expect(await outlined(result.nth(1))).toBe(true);
	const term = page.locator('.katex [data-whole="dE_da0"]').first();
	expect(await outlined(term)).toBe(false);
	await result.nth(1).hover();
	await expect.poll(() => outlined(term)).toBe(true);
});

isolatedTest('on paper a page says where it is from', async ({ page }) => {
	await open(page, '/equations/eq5/');
	const source = page.getByRole('main').getByRole('link', { name: 'Backstep' });
	await expect(source).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await expect(source).toBeVisible();
	await expect(source).toHaveAttribute('data-address', page.url());
});

isolatedTest.describe('without JavaScript', () => {
	isolatedTest.use({ javaScriptEnabled: false });

	// One test for all: they share a page.
	isolatedTest('every page has its words, formulas and figures', async ({ page }) => {
		isolatedTest.setTimeout(120_000);
		for (const content of contentPages) {
			await page.goto(content.path);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(content.title);
			const formulas = await page.locator('.katex math').count();
			expect(formulas, content.path).toBeGreaterThanOrEqual(content.formulas / 2);
			await expectEngineNumbers(page, content);
		}
	});

	for (const theme of ['light', 'dark'] as const) {
		isolatedTest(`maps have the colours of a ${theme} page, and of paper`, async ({ page }) => {
			await page.goto('/equations/eq6/');
			await page.emulateMedia({ colorScheme: theme });
			await expectColours(page, theme);
			await page.emulateMedia({ media: 'print', colorScheme: theme });
			await expectColours(page, 'light');
		});
	}

	isolatedTest('a word of the glossary opens', async ({ page }) => {
		await page.goto('/equations/eq5/');
		await page.getByRole('button', { name: 'transpose', exact: true }).first().click();
		await expect(page.getByRole('note', { name: 'transpose' })).toBeVisible();
	});
});
