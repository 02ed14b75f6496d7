import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { largest } from '$geometry/largest';
import { scaleEnd } from '$geometry/scale-end';
import { formatNumber, formatShort } from '$notation/number';
import { map, middleOfCell, readOut } from './maps';
import { networks } from './networks';
import { isAbout, originPanel } from './origin-panel';
import { isSameNumber } from './same-number';
import { open, press, settled, stepRegion } from './step-page';
import { expect, test } from './test';

const large = networks[2];
const { trace } = large;

test.use({ viewport: { width: 1280, height: 600 } });

test('the loupe shows the engine’s numbers around a cell, apart from it, and nothing moves', async ({
	page
}) => {
	await open(page, '/mnist/#at=3');
	const W = map(page, 'W², 10 by 30');
	const before = await W.boundingBox();
	await pointAt(page, W, 12, 4);
	await expectLoupe(page, 'W2', { rows: [3, 4, 5, 6, 7], columns: [11, 12, 13, 14, 15] });
	const [box, cell] = [(await loupe(page).boundingBox())!, await middleOfCell(W, 12, 4)];
	const covers =
		cell.x >= box.x &&
		cell.x <= box.x + box.width &&
		cell.y >= box.y &&
		cell.y <= box.y + box.height;
	expect(covers).toBe(false);
	expect(await W.boundingBox()).toEqual(before);

	// At a corner there are as many numbers, and by the keys it comes along.
	await page.mouse.move(640, 8);
	await expect(loupe(page)).toBeHidden();
	await W.focus();
	for (let k = 0; k < 12; k++) await page.keyboard.press('ArrowLeft');
	for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowUp');
	await expectLoupe(page, 'W2', { rows: [1, 2, 3, 4, 5], columns: [1, 2, 3, 4, 5] });
	await page.keyboard.press('Escape');
	await expect(loupe(page)).toBeHidden();
});

test('keys and the wheel with Ctrl come nearer, until the numbers stand in their cells', async ({
	page
}) => {
	await open(page, '/mnist/#at=3');
	const W = map(page, 'W², 10 by 30');
	const frame = await W.boundingBox();
	const whole = await cellWidth(W);
	await W.focus();
	for (let k = 0; k < 9; k++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('+');
	expect(await cellWidth(W)).toBeCloseTo(1.5 * whole, 3);
	for (let k = 0; k < 8; k++) await page.keyboard.press('+');
	await expect(numeral(W, 'W2', 0, 9)).toHaveText(formatNumber(valueAt('W2', 0, 9)));
	// The view follows the cell.
	await expect(numeral(W, 'W2', 9, 29)).toHaveCount(0);
	for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight');
	for (let k = 0; k < 9; k++) await page.keyboard.press('ArrowDown');
	await expect(numeral(W, 'W2', 9, 29)).toBeVisible();
	const { text, value } = await readOut(W);
	expect(text).toContain('row 10, column 30');
	expect(isSameNumber(value!, valueAt('W2', 9, 29))).toBe(true);
	await page.keyboard.press('0');
	expect(await cellWidth(W)).toBeCloseTo(whole, 3);
	expect(await W.boundingBox()).toEqual(frame);
	await page.keyboard.press('Escape');

	// Where the keyboard is not, the wheel without Ctrl is the page's.
	await pointAt(page, W, 20, 6);
	const { x, y } = await middleOfCell(W, 20, 6);
	await page.mouse.wheel(0, -100);
	await settled(page);
	expect(await cellWidth(W)).toBeCloseTo(whole, 3);
	await page.keyboard.down('Control');
	for (let k = 0; k < 3; k++) await page.mouse.wheel(0, -100);
	await page.keyboard.up('Control');
	await expect.poll(() => cellWidth(W)).toBeGreaterThan(3 * whole);
	await page.mouse.move(x, y);
	await page.mouse.click(x, y);
	await isAbout(page, 'w²₇,₂₁');

	// What is pulled is no click.
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x - 40, y, { steps: 3 });
	await page.mouse.up();
	await isAbout(page, 'w²₇,₂₁');
	const moved = await middleOfCell(W, 20, 6);
	expect(moved.x).toBeLessThan(x - 20);
});

test('a row of the outer product is the digit times one number of δ, and its pixels open their products', async ({
	page
}) => {
	const row = 28;
	const k = largestPixel();
	await open(page, `/mnist/#at=15.${row + 1}`);
	const gradient = map(page, `row ${row + 1} of ∂E/∂W¹, 28 by 28 pixels`);
	await expect(gradient).toBeVisible();
	await expect(map(page, '(a⁰)ᵀ, 28 by 28 pixels')).toBeVisible();
	await expect(stepRegion(page).locator('figure [data-ref="delta1"]')).toHaveText(
		formatNumber(valueAt('delta1', row))
	);
	await pointAt(page, gradient, k % 28, Math.floor(k / 28));
	const [delta, a, product] = [
		valueAt('delta1', row),
		valueAt('a0', k),
		valueAt('dE_dW1', row, k)
	].map(formatNumber);
	await expect(stepRegion(page).getByText('pixel in row').locator('xpath=..')).toHaveText(
		new RegExp(`: ${delta} · ${a} = ${product}$`)
	);
	const { x, y } = await middleOfCell(gradient, k % 28, Math.floor(k / 28));
	await page.mouse.click(x, y);
	await isAbout(page, `∂E/∂w¹₂₉,${subscripts(k + 1)}`);
	await expect(originPanel(page)).toContainText(product);
});

test('an update’s row is three pictures: before, the gradient, and what comes of them', async ({
	page
}) => {
	const k = largestPixel();
	await open(page, '/mnist/#at=19.29');
	for (const name of ['row 29 of W¹', 'row 29 of ∂E/∂W¹', 'row 29 of new W¹']) {
		await expect(map(page, `${name}, 28 by 28 pixels`)).toBeVisible();
	}
	const after = map(page, 'row 29 of new W¹, 28 by 28 pixels');
	await pointAt(page, after, k % 28, Math.floor(k / 28));
	const [w, g, made] = ['W1', 'dE_dW1', 'W1_new'].map((id) => formatNumber(valueAt(id, 28, k)));
	const alpha = formatShort(trace.rules.learningRate);
	await expect(stepRegion(page).getByText('pixel in row').locator('xpath=..')).toHaveText(
		new RegExp(`: ${w} − ${alpha} · ${g} = ${made}$`)
	);
	// By the keys the same pixel, and its origin.
	await after.focus();
	await page.keyboard.press('Enter');
	await isAbout(page, `new w¹₂₉,${subscripts(k + 1)}`);
});

test('each picture, each matrix or all have one scale, as the legend says', async ({ page }) => {
	await open(page, '/mnist/#at=19');
	const gradient = valueById(trace, 'dE_dW1')!.tensor;
	const figure = stepRegion(page).getByRole('figure').nth(1);
	const inked = () => strongest(map(page, '∂E/∂W¹, 30 by 784'));
	const end = formatShort(scaleEnd(largest(gradient)));
	await expect(figure).toContainText(`−${end}0+${end}`);
	const alone = await inked();

	const choice = page.getByLabel('one scale for');
	await choice.selectOption('all of them');
	const ends = ['W1', 'W1_new'].map((id) => largest(valueById(trace, id)!.tensor));
	const all = formatShort(scaleEnd(Math.max(...ends)));
	await expect(figure).toContainText(`−${all}0+${all}`);
	await settled(page);
	expect(await inked()).toBeLessThan(alone);

	await choice.selectOption('each picture');
	const rows = Array.from({ length: 30 }, (_, row) =>
		scaleEnd(Math.max(...Array.from({ length: 784 }, (_, k) => Math.abs(at(gradient, row, k)))))
	);
	const [least, most] = [Math.min(...rows), Math.max(...rows)].map(formatShort);
	await expect(figure).toContainText(`each ±${least} … ±${most}`);

	// The choice holds for the steps that follow.
	await press(page, 'ArrowLeft');
	await press(page, 'ArrowRight');
	await expect(figure).toContainText(`each ±${least} … ±${most}`);
});

/** The pixel of the digit that is darkest. */
function largestPixel(): number {
	const { data } = valueById(trace, 'a0')!.tensor;
	return data.indexOf(Math.max(...data));
}

function valueAt(id: string, row: number, col = 0): number {
	return at(valueById(trace, id)!.tensor, row, col);
}

function subscripts(n: number): string {
	return [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
}

/** What is over the page while a map is pointed at; it is not spoken. */
function loupe(page: Page): Locator {
	return stepRegion(page)
		.getByRole('table', { includeHidden: true })
		.filter({ has: page.getByRole('rowheader', { includeHidden: true }) });
}

async function expectLoupe(
	page: Page,
	id: string,
	{ rows, columns }: { rows: readonly number[]; columns: readonly number[] }
) {
	await expect(loupe(page).getByRole('columnheader', { includeHidden: true })).toHaveText(
		columns.map(String)
	);
	await expect(loupe(page).getByRole('rowheader', { includeHidden: true })).toHaveText(
		rows.map(String)
	);
	const numbers = rows.flatMap((row) => columns.map((col) => valueAt(id, row - 1, col - 1)));
	await expect(loupe(page).locator('[data-value]')).toHaveText(numbers.map(formatNumber));
}

async function pointAt(page: Page, map: Locator, across: number, down: number) {
	const { x, y } = await middleOfCell(map, across, down);
	await page.mouse.move(x, y);
}

/** How wide a cell is on the screen. */
function cellWidth(map: Locator): Promise<number> {
	return map
		.locator('canvas')
		.evaluate((canvas: HTMLCanvasElement) => canvas.getBoundingClientRect().width / canvas.width);
}

/** A number that stands in its cell. */
function numeral(map: Locator, id: string, row: number, col: number): Locator {
	return map.locator(`[data-ref="${id}"][data-row="${row}"][data-col="${col}"]`);
}

/** How many of a map's pixels are far from the colour of zero: more than half of the way. */
function strongest(map: Locator): Promise<number> {
	return map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
		const copy = new OffscreenCanvas(canvas.width, canvas.height);
		const context = copy.getContext('2d', { willReadFrequently: true })!;
		context.drawImage(canvas, 0, 0);
		const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
		let count = 0;
		for (let k = 0; k < data.length; k += 4) {
			if (
				data[k + 3] > 0 &&
				Math.max(...data.slice(k, k + 3)) - Math.min(...data.slice(k, k + 3)) > 80
			) {
				count++;
			}
		}
		return count;
	});
}
