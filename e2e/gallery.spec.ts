import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { aDigit } from '$digits/a-digit';
import { answersInPeace } from '$digits/answers';
import { digit, PIXELS } from '$digits/digit-set';
import { penDigits } from '$digits/pen/pen-digits';
import { formatNumber } from '$notation/number';
import { expectAccessible } from './accessible';
import { expectEngineNumbers } from './expect-engine-numbers';
import { drop } from './files';
import { sideways, smallTexts } from './fitting';
import { binaryFile, imagesFile, labelsFile, pixelsOf } from './idx-files';
import { digitPass, trained } from './networks';
import { readScreen } from './screen';
import { open, press, settled, stop } from './step-page';
import { expect, test } from './test';

/** The first of the pen's digits, of which every visitor has three thousand. */
const pen = penDigits(200, 1);
const PEN = 'Backstep’s pen';
const penName = (n: number) => `digit ${n}, ${aDigit(pen.labels[n])}`;

/** Where thousands of digits are drawn or read first, on a machine that is busy. */
const LONG = { timeout: 20_000 };

/** A few digits of a file. The labels of the first two are what they are read as, the others' are not. */
const COUNT = 7;
const answers = Array.from({ length: COUNT }, (_, n) => answerTo(greys(pixelsOf(n))));
const labels = answers.map(({ read }, n) => (n < 2 ? read : (read + n) % 10));
const files = [imagesFile(COUNT), labelsFile(labels)];

/** What the engine's own pass makes of a digit. */
function answerTo(input: readonly number[]) {
	const outputs = digitPass(input, 0).values.find(({ id }) => id === 'a2')!.tensor.data;
	const [best, second] = outputs.toSorted().toReversed();
	return { read: outputs.indexOf(best), best, margin: best - second };
}

function greys(pixels: Uint8Array): number[] {
	return Array.from(pixels, (pixel) => pixel / 255);
}

test.describe('the gallery of digits', () => {
	test('has thousands for a visitor without files: a click puts one through the network', async ({
		page
	}) => {
		const dialog = await openGallery(page);
		await expect(source(dialog)).toHaveValue(PEN);
		await expect(dialog.getByRole('status')).toHaveText('3,000 digits');
		for (const n of [7, 30]) {
			await dialog.getByRole('gridcell', { name: penName(n), exact: true }).click();
			await expect(chosen(dialog)).toHaveAccessibleName(penName(n));
			await expect(
				dialog.getByRole('img', { name: `The digit: ${aDigit(pen.labels[n])}` })
			).toBeVisible();
			await expect(number(dialog)).toHaveValue(String(n));
		}
		await dialog.getByRole('button', { name: 'Done' }).click();
		await expect(sampleLine(page)).toHaveText(`${PEN}, digit 30: ${aDigit(pen.labels[30])}`);
		await expectPenPass(page, 30);
	});

	test('shows the digits of some classes only, and chooses one of them at random', async ({
		page
	}) => {
		const dialog = await openGallery(page);
		await expect(dialog.getByRole('tab', { name: 'Choose' })).toBeFocused();
		const only = dialog.getByRole('toolbar', { name: 'Only digits that are a' });
		const shown = async (digits: readonly number[]) => {
			const numbers = [...pen.labels.keys()].filter((n) => digits.includes(pen.labels[n]));
			await expect(dialog.getByRole('gridcell').first()).toHaveAccessibleName(penName(numbers[0]));
			expect(await names(dialog, 12)).toEqual(numbers.slice(0, 12).map(penName));
		};
		await only.getByRole('button', { name: '7' }).click();
		await shown([7]);
		await press(page, 'Home');
		for (let k = 0; k < 3; k++) await press(page, 'ArrowRight');
		await expect(only.getByRole('button', { name: '2' })).toBeFocused();
		await press(page, 'Space');
		await shown([2, 7]);
		const seen = new Set<string>();
		for (let k = 0; k < 5; k++) {
			await dialog.getByRole('button', { name: 'At random' }).click();
			await expect(chosen(dialog)).toHaveCount(1);
			await expect(chosen(dialog)).toBeInViewport();
			seen.add(await number(dialog).inputValue());
			await expect(dialog.getByRole('img', { name: /^The digit: a (2|7)$/ })).toBeVisible();
		}
		expect(seen.size).toBeGreaterThan(1);
		await only.getByRole('button', { name: 'All' }).click();
		await expect(dialog.getByRole('status')).toHaveText('3,000 digits');
	});

	test('lists what is wrongly classified, and the closest calls, with the engine’s numbers', async ({
		page
	}) => {
		await open(page, '/mnist/');
		await drop(page, files);
		const dialog = await openDialog(page);
		await expect(source(dialog)).toHaveValue('images');

		await show(dialog).selectOption('Wrongly classified by these weights');
		const wrong = [...labels.keys()].slice(2);
		await expect(dialog.getByRole('status')).toHaveText(`${COUNT - 2} of ${COUNT} digits`);
		expect(await names(dialog)).toEqual(
			wrong.map((n) => spoken(n, `output ${formatNumber(answers[n].best)}`))
		);
		await expect(dialog.getByRole('gridcell').first()).toHaveText(
			`${labels[2]} → ${answers[2].read} ${formatNumber(answers[2].best)}`
		);

		await show(dialog).selectOption('Closest calls of these weights');
		const close = [...labels.keys()].sort((m, n) => answers[m].margin - answers[n].margin);
		await expect(dialog.getByRole('status')).toHaveText(`${COUNT} digits, closest first`);
		expect(await names(dialog)).toEqual(
			close.map((n) => spoken(n, `margin ${formatNumber(answers[n].margin)}`))
		);
		await dialog.getByRole('gridcell').nth(1).click();
		await expect(number(dialog)).toHaveValue(String(close[1]));

		await source(dialog).selectOption(PEN);
		await expect(dialog.getByRole('status')).toHaveText('The closest 1,000 of 3,000 digits', LONG);
		await expect(number(dialog)).toHaveValue('');
		await expect(dialog.getByText('0 to 2,999')).toBeVisible(LONG);
		const [name] = await names(dialog, 1);
		const n = Number(/^digit (\d+)/.exec(name)![1]);
		const one = digit(penDigits(n + 1, 1), n);
		const { read, margin } = answerTo([...one.input]);
		expect(name).toBe(
			`digit ${n}, ${aDigit(one.label)}, read as ${aDigit(read)}, margin ${formatNumber(margin)}`
		);
	});

	test('never tells of other weights than those at hand', async ({ page }) => {
		await open(page, '/mnist/');
		await drop(page, files);
		await expect(sampleLine(page)).toContainText('images');
		let dialog = await openDialog(page);
		await show(dialog).selectOption('Wrongly classified by these weights');
		await expect(dialog.getByRole('status')).toHaveText(`${COUNT - 2} of ${COUNT} digits`);
		await dialog.getByRole('button', { name: 'Done' }).click();

		// Whatever the digit, its first output is nearly 1 now.
		await page.goto('/mnist/#b2.1=90');
		await expect(sampleLine(page)).toContainText('edited');
		dialog = await openDialog(page);
		await show(dialog).selectOption('Wrongly classified by these weights');
		const wrong = [...labels.keys()].filter((n) => labels[n] !== 0);
		await expect(dialog.getByRole('status')).toHaveText(`${wrong.length} of ${COUNT} digits`);
		expect(await names(dialog)).toEqual(wrong.map((n) => spoken(n, 'output 1.0000', 0)));
		await page.keyboard.press('Escape');
		await press(page, 'Control+z');
		dialog = await openDialog(page);
		await show(dialog).selectOption('Wrongly classified by these weights');
		await expect(dialog.getByRole('status')).toHaveText(`${COUNT - 2} of ${COUNT} digits`);
	});

	test('is walked through with the keys of a grid; Enter chooses, and once more closes', async ({
		page
	}) => {
		const dialog = await openGallery(page);
		const grid = dialog.getByRole('grid', { name: `All digits: ${PEN}` });
		const columns = Number(await grid.getAttribute('aria-colcount'));
		const rows = Number(await grid.getAttribute('aria-rowcount'));
		expect(rows).toBe(Math.ceil(3000 / columns));

		await dialog.getByRole('button', { name: 'At random' }).focus();
		await page.keyboard.press('Tab');
		await expect(focused(dialog)).toHaveAccessibleName(penName(0));
		for (const [key, n] of [
			['ArrowRight', 1],
			['ArrowDown', columns + 1],
			['End', 2 * columns - 1],
			['ArrowRight', 2 * columns],
			['ArrowUp', columns],
			['Home', columns],
			['ArrowLeft', columns - 1]
		] as const) {
			await press(page, key);
			await expect(focused(dialog), key).toHaveAccessibleName(penName(n));
		}
		await press(page, 'Control+End');
		await expect(focused(dialog)).toHaveAccessibleName(/^digit 2999, an? \d$/);
		await expect(focused(dialog)).toBeInViewport({ ratio: 1 });
		await expect(dialog.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(rows));
		// Only what is in sight is there.
		expect(await dialog.getByRole('gridcell').count()).toBeLessThan(20 * columns);
		await press(page, 'PageUp');
		await expect(focused(dialog)).toBeInViewport({ ratio: 1 });
		await expect(focused(dialog)).not.toHaveAccessibleName(/^digit 2999,/);
		// What has the focus stays, however far one scrolls.
		const name = await focused(dialog).getAttribute('aria-label');
		await grid.evaluate((element) => (element.scrollTop = 0));
		await settled(page);
		await expect(focused(dialog)).toHaveAccessibleName(name!);

		await press(page, 'Control+Home');
		await press(page, 'PageDown');
		await press(page, 'Enter');
		const n = Number(await number(dialog).inputValue());
		expect(n % columns).toBe(0);
		expect(n).toBeGreaterThan(columns);
		await expect(chosen(dialog)).toHaveAccessibleName(penName(n));
		await press(page, 'Enter');
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('button', { name: 'Choose a digit' })).toBeFocused();
		await expectPenPass(page, n);
	});

	test('closes after a double click, with that digit', async ({ page }) => {
		const dialog = await openGallery(page);
		await dialog.getByRole('gridcell', { name: penName(3), exact: true }).dblclick();
		await expect(dialog).toBeHidden();
		await expect(sampleLine(page)).toHaveText(`${PEN}, digit 3: ${aDigit(pen.labels[3])}`);
	});

	test('fits a projector, and nothing moves between lists and sources', async ({ page }) => {
		await page.setViewportSize({ width: 1280, height: 600 });
		await open(page, '/mnist/');
		await drop(page, files);
		const dialog = await openDialog(page);
		await expect(dialog.getByRole('gridcell')).toHaveCount(COUNT);
		const places = () =>
			dialog.evaluate((element) => [
				element.scrollHeight - element.clientHeight,
				...[...element.getElementsByTagName('*')]
					.filter((inside) => inside.matches('select, button, input, [role="tab"]'))
					.map((inside) => Math.round(inside.getBoundingClientRect().top))
			]);
		const before = await places();
		expect(before[0]).toBe(0);
		for (const name of ['Wrongly classified by these weights', 'Closest calls of these weights']) {
			await show(dialog).selectOption(name);
			await expect(dialog.getByText(/^label → read as/)).toBeVisible();
			expect(await places()).toEqual(before);
		}
		await expectAccessible(page, 'closest calls');
		expect(await smallTexts(page)).toEqual([]);
		await source(dialog).selectOption(PEN);
		await expect(dialog.getByText('0 to 2,999')).toBeVisible(LONG);
		expect(await places()).toEqual(before);
	});

	test('fits a phone', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		const dialog = await openGallery(page);
		await show(dialog).selectOption('Closest calls of these weights');
		await expect(dialog.getByRole('status')).toHaveText('The closest 1,000 of 3,000 digits', LONG);
		expect(await sideways(page)).toEqual([]);
		expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
		const grid = (await dialog.getByRole('grid').boundingBox())!;
		for (const list of [source(dialog), show(dialog)]) {
			const { x, width } = (await list.boundingBox())!;
			expect(x + width).toBeLessThanOrEqual(grid.x + grid.width + 1);
		}
		await dialog.getByRole('gridcell').nth(1).click();
		await expect(chosen(dialog)).toHaveCount(1);
	});
});

test('a link to one of the pen’s digits works for a visitor without files', async ({ page }) => {
	await open(page, '/mnist/#digit=12@Backstep%E2%80%99s%20pen&at=3');
	await expect(sampleLine(page)).toHaveText(`${PEN}, digit 12: ${aDigit(pen.labels[12])}`, LONG);
	expectEngineNumbers(await readScreen(page), penPass(12), 3);
	await expect(page).toHaveURL(/#digit=12@Backstep%E2%80%99s%20pen&at=3$/);
	const dialog = await openDialog(page);
	await expect(chosen(dialog)).toHaveAccessibleName(penName(12));
});

const mnist = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));

test('the ten thousand of MNIST are read, listed and scrolled through', async ({ page }) => {
	test.skip(!existsSync(mnist), `there is no ${mnist}`);
	const both = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'].map((name) =>
		binaryFile(name, readFileSync(join(mnist, name)))
	);
	const [images, labels] = both.map(({ buffer }) => gunzipSync(buffer));
	const count = 10_000;
	const set = { source: 't10k', count, pixels: images.subarray(16), labels: labels.subarray(8) };
	const { read } = await answersInPeace(trained, set);
	const wrong = [...read.keys()].filter((n) => read[n] !== set.labels[n]);
	const fours = wrong.filter((n) => set.labels[n] === 4);
	const all = set.labels.filter((label) => label === 4).length;

	await open(page, '/mnist/');
	await drop(page, both);
	await expect(sampleLine(page)).toContainText('digit 0: a 7', LONG);
	const dialog = await openDialog(page);
	await show(dialog).selectOption('Wrongly classified by these weights');
	await expect(dialog.getByRole('status')).toHaveText(
		`${wrong.length.toLocaleString('en')} of 10,000 digits`,
		LONG
	);
	await dialog.getByRole('button', { name: '4', exact: true }).click();
	await expect(dialog.getByRole('status')).toHaveText(`${fours.length} of ${all} digits`);
	const first = new RegExp(`^digit ${fours[0]}, a 4, read as ${aDigit(read[fours[0]])}, output `);
	await expect(dialog.getByRole('gridcell').first()).toHaveAccessibleName(first);
	await dialog.getByRole('gridcell').first().focus();
	await press(page, 'Control+End');
	const last = fours.at(-1)!;
	await expect(focused(dialog)).toHaveAccessibleName(
		new RegExp(`^digit ${last}, a 4, read as ${aDigit(read[last])}, output `)
	);
	await press(page, 'Enter');
	await press(page, 'Enter');
	await expect(sampleLine(page)).toHaveText(`MNIST test, digit ${last}: a 4`);
});

/** What is heard of a digit of the files in a list; `read` where other weights read it. */
function spoken(n: number, ending: string, read = answers[n].read): string {
	return `digit ${n}, ${aDigit(labels[n])}, read as ${aDigit(read)}, ${ending}`;
}

/** The pass of one of the pen's digits. */
function penPass(n: number) {
	return digitPass(greys(pen.pixels.subarray(n * PIXELS, (n + 1) * PIXELS)), pen.labels[n]);
}

async function expectPenPass(page: Page, n: number): Promise<void> {
	await stop(page, 3).click();
	await settled(page);
	expectEngineNumbers(await readScreen(page), penPass(n), 3);
}

async function openDialog(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	return page.getByRole('dialog', { name: 'Choose a digit' });
}

/** The page of digits as it opens, with the dialog in which one is chosen. */
async function openGallery(page: Page): Promise<Locator> {
	await open(page, '/mnist/');
	const dialog = await openDialog(page);
	await expect(dialog.getByRole('gridcell').first()).toBeVisible(LONG);
	return dialog;
}

/** The names of the digits in the page, or of so many. */
async function names(dialog: Locator, most = Infinity): Promise<string[]> {
	const all = await dialog
		.getByRole('gridcell')
		.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')!));
	return all.slice(0, most);
}

function source(dialog: Locator): Locator {
	return dialog.getByRole('combobox', { name: 'From' });
}

function show(dialog: Locator): Locator {
	return dialog.getByRole('combobox', { name: 'Show' });
}

function chosen(dialog: Locator): Locator {
	return dialog.getByRole('gridcell', { selected: true });
}

function focused(dialog: Locator): Locator {
	return dialog.locator(':focus');
}

function number(dialog: Locator): Locator {
	return dialog.getByRole('textbox', { name: 'Digit number' });
}

function sampleLine(page: Page): Locator {
	return page.getByRole('region', { name: 'The network' }).getByRole('paragraph');
}
