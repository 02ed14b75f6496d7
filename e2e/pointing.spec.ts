import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { formatNumber } from '$notation/number';
import { map, middleOfCell, readOut } from './maps';
import { marked } from './marked';
import { networks } from './networks';
import { isAbout, originPanel } from './origin-panel';
import { isSameNumber } from './same-number';
import { open, press, settled, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const [, bridge, large] = networks;

test.describe('with the mouse', () => {
	test('a number of a matrix lights its edge, its shape and its term, and no other', async ({
		page
	}) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		expect(await marked(page)).toEqual([]);
		await number(page, 'W, 2 by 3', 1, 1).hover();
		await expectMarked(page, [
			'network: Weight w₄ is 0.4000',
			'number 2, 2 of W, 2 by 3',
			'shape of W, 2 by 3',
			'term W'
		]);
		await number(page, 'z, 2 by 1', 1, 0).hover();
		await expectMarked(page, [
			'network: Neuron o₂, z₂ is 0.4600',
			'number 2, 1 of z, 2 by 1',
			'shape of z, 2 by 1',
			'term result'
		]);
		await page.mouse.move(640, 8);
		await expectMarked(page, []);
	});

	test('a neuron lights its number, turned as the equation has it, and an edge its weight', async ({
		page
	}) => {
		await open(page, '/');
		await stop(page, /^Step \d+: EQ6/).click();
		await page.getByRole('button', { name: /^Neuron h₃,/ }).hover();
		await expectMarked(page, [
			'network: Neuron h₃, h₃ is 0.4000',
			'number 1, 3 of hᵀ, 1 by 3',
			'shape of h, 1 by 3',
			'term a'
		]);
		await press(page, 'End');
		const gradient = number(page, '∂E/∂W, 2 by 3', 0, 1);
		await gradient.hover();
		await expectMarked(page, [
			'network: Weight w₃ is 0.3051',
			'number 1, 2 of ∂E/∂W, 2 by 3',
			'shape of ∂E/∂W, 2 by 3',
			'term g'
		]);
	});

	test('a term of the equation lights its matrix, its shape and its place in the network', async ({
		page
	}) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		await stepRegion(page).locator('[data-term="a"]').filter({ visible: true }).last().hover();
		await expectMarked(page, [
			'caption h',
			'network: Neuron h₁, h₁ is 0.9000',
			'network: Neuron h₂, h₂ is 0.1000',
			'network: Neuron h₃, h₃ is 0.4000',
			'shape of h, 3 by 1',
			'term a',
			'whole h, 3 by 1'
		]);
		const shape = stepRegion(page).getByRole('button', { name: /^z, 2 by 1/ });
		await shape.hover();
		await expectMarked(page, [
			'caption z',
			'network: Neuron o₁, z₁ is 0.3200',
			'network: Neuron o₂, z₂ is 0.4600',
			'shape of z, 2 by 1',
			'term result',
			'whole z, 2 by 1'
		]);
	});

	test('a number of W is the same number in Wᵀ, turned, and still marked one step on', async ({
		page
	}) => {
		await bridge.enter(page);
		await stop(page, /^Step \d+: \(W²\)ᵀ/).click();
		await number(page, 'W², 2 by 3', 0, 2).hover();
		const turned = ['network: Weight w²₁₃ is 0.5000', 'number 3, 1 of (W²)ᵀ, 3 by 2'];
		expect(await marked(page)).toEqual(
			expect.arrayContaining([...turned, 'number 1, 3 of W², 2 by 3', 'term W'])
		);
		await number(page, '(W²)ᵀ, 3 by 2', 1, 1).hover();
		expect(await marked(page)).toEqual(
			expect.arrayContaining(['number 2, 2 of (W²)ᵀ, 3 by 2', 'number 2, 2 of W², 2 by 3'])
		);

		await number(page, 'W², 2 by 3', 0, 2).hover();
		await press(page, 'ArrowRight');
		const kept = [...turned, 'shape of (W²)ᵀ, 3 by 2', 'term M'].sort();
		await expectMarked(page, kept);
	});

	test('a cell of a map lights its dot and is read out', async ({ page }) => {
		await large.enter(page);
		await stop(page, 3).click();
		const { x, y } = await middleOfCell(map(page, 'a¹, 30 by 1'), 0, 24);
		await page.mouse.move(x, y);
		const a = valueAt('a1', 24);
		await expectMarked(page, [
			'cell 25, 1 of a¹, 30 by 1',
			`network: Neuron a¹₂₅, a¹₂₅ is ${formatNumber(a)}`,
			'shape of a¹, 30 by 1',
			'term a'
		]);
		const { text, value } = await readOut(map(page, 'a¹, 30 by 1'));
		expect(text).toBe(`row 25, column 1: a¹₂₅ ${formatNumber(a)}`);
		expect(isSameNumber(value!, a)).toBe(true);
	});
});

test.describe('with the keyboard', () => {
	test('the number that has the focus is lit, as one that the mouse is over', async ({ page }) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		await number(page, 'W, 2 by 3', 0, 0).focus();
		await press(page, 'ArrowDown');
		await press(page, 'ArrowRight');
		await expectMarked(page, [
			'network: Weight w₄ is 0.4000',
			'number 2, 2 of W, 2 by 3',
			'shape of W, 2 by 3',
			'term W'
		]);
	});

	test('a number of W that has the focus stays marked in Wᵀ and beyond', async ({ page }) => {
		await bridge.enter(page);
		await stop(page, /^Step \d+: \(W²\)ᵀ/).click();
		await number(page, 'W², 2 by 3', 0, 0).focus();
		await press(page, 'ArrowRight');
		await press(page, 'PageDown');
		await expectMarked(page, [
			'network: Weight w²₁₂ is 0.3000',
			'number 2, 1 of (W²)ᵀ, 3 by 2',
			'shape of (W²)ᵀ, 3 by 2',
			'term M'
		]);
	});

	test('the Tab key comes to the cell of a map where the cursor was, and it is read out', async ({
		page
	}) => {
		await large.enter(page);
		await stop(page, 3).click();
		const W = map(page, 'W², 10 by 30');
		await W.focus();
		await expect.poll(() => marked(page)).toContain('cell 1, 1 of W², 10 by 30');
		expect((await readOut(W)).text).toMatch(/^row 1, column 1: w²₁₁ /);
	});

	test('the arrow keys move the cursor of a map, which is read out and stays at the edges', async ({
		page
	}) => {
		await large.enter(page);
		await stop(page, 3).click();
		const W = map(page, 'W², 10 by 30');
		await W.focus();
		await page.keyboard.press('ArrowLeft');
		await expectCell(1, 1, 'w²₁₁');
		for (const [key, times, row, col, name] of [
			['ArrowUp', 1, 1, 1, 'w²₁₁'],
			['ArrowRight', 1, 1, 2, 'w²₁₂'],
			['ArrowDown', 4, 5, 2, 'w²₅₂'],
			['ArrowDown', 7, 10, 2, 'w²₁₀,₂'],
			['ArrowRight', 30, 10, 30, 'w²₁₀,₃₀'],
			['ArrowLeft', 18, 10, 12, 'w²₁₀,₁₂'],
			['ArrowUp', 1, 9, 12, 'w²₉,₁₂']
		] as const) {
			for (let k = 0; k < times; k++) await page.keyboard.press(key);
			await expectCell(row, col, name);
		}
		await page.keyboard.press('Enter');
		await isAbout(page, 'w²₉,₁₂');
		await expect(originPanel(page)).toContainText('given: a weight');
		await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeFocused();

		async function expectCell(row: number, col: number, name: string) {
			await settled(page);
			const number = valueAt('W2', row - 1, col - 1);
			const { text, value } = await readOut(W);
			expect(text).toBe(`row ${row}, column ${col}: ${name} ${formatNumber(number)}`);
			expect(isSameNumber(value!, number)).toBe(true);
			expect(await marked(page)).toContain(`cell ${row}, ${col} of W², 10 by 30`);
		}
	});

	test('the arrow keys go over the gap between two pictures, from row to row of W¹', async ({
		page
	}) => {
		await large.enter(page);
		await press(page, 'ArrowRight');
		const W = map(page, 'W¹, 30 by 784');
		await W.focus();
		// The other end of the first line of the first picture is one cell before the second's.
		for (let k = 0; k < 28; k++) await page.keyboard.press('ArrowRight');
		await settled(page);
		const { text, value } = await readOut(W);
		expect(text).toContain('row 2, column 1: w¹₂₁');
		expect(isSameNumber(value!, valueAt('W1', 1, 0))).toBe(true);
	});
});

test.describe('a row of W¹', () => {
	test.beforeEach(async ({ page }) => {
		await large.enter(page);
		await press(page, 'ArrowRight');
		await press(page, 'ArrowDown');
	});

	test('is three pictures and their sum, row by row', async ({ page }) => {
		for (const row of [1, 2, 3]) {
			for (const name of [`row ${row} of W¹`, 'a⁰', 'products']) {
				await expect(picture(page, name)).toBeVisible();
			}
			await expect(stepRegion(page).getByRole('application')).toHaveCount(3);
			await expectSum(row);
			await press(page, 'ArrowRight');
		}

		// Term by term the sum is not known until the last one.
		await press(page, 'ArrowDown');
		await expect(stepRegion(page).getByText('Σ + b =')).toBeVisible();
		await expect(stepRegion(page).getByLabel('not yet known')).toHaveText('·');

		async function expectSum(row: number) {
			const sum = stepRegion(page).getByRole('paragraph').filter({ hasText: 'Σ + b =' });
			await expect(sum).toContainText(formatNumber(valueAt('z1', row - 1)));
			const value = await sum.locator('[data-ref="z1"]').getAttribute('data-value');
			expect(isSameNumber(Number(value), valueAt('z1', row - 1))).toBe(true);
		}
	});

	test('reads out, under the mouse, a weight, its pixel and their product', async ({ page }) => {
		const { x, y } = await middleOfCell(picture(page, 'a⁰'), 13, 9);
		await page.mouse.move(x, y);
		await expectReadOut(page, 0, 9, 13);
		await expect.poll(() => marked(page)).toContain('cell 10, 14 of row 1 of W¹, 28 by 28 pixels');
		expect(await marked(page)).toEqual(
			expect.arrayContaining([
				'cell 10, 14 of a⁰, 28 by 28 pixels',
				'cell 10, 14 of products, 28 by 28 pixels',
				'term W'
			])
		);
		await page.mouse.click(x, y);
		await isAbout(page, 'w¹₁,₂₆₆');
	});

	test('is read out by the arrow keys too, which stay inside it', async ({ page }) => {
		await picture(page, 'row 1 of W¹').focus();
		for (let k = 0; k < 12; k++) await page.keyboard.press('ArrowDown');
		for (let k = 0; k < 11; k++) await page.keyboard.press('ArrowRight');
		await expectReadOut(page, 0, 12, 11);
		for (let k = 0; k < 30; k++) await page.keyboard.press('ArrowRight');
		await expectReadOut(page, 0, 12, 27);
		await page.keyboard.press('Enter');
		await isAbout(page, 'w¹₁,₃₆₄');
	});
});

/** Fails unless the pixel in a row and a column, from 0, is read out with the engine's numbers. */
async function expectReadOut(page: Page, row: number, down: number, across: number) {
	const k = 28 * down + across;
	const [w, a] = [valueAt('W1', row, k), valueAt('a0', k)];
	const readOut = stepRegion(page).getByText(`pixel in row ${down}, column ${across}:`);
	const line = readOut.locator('xpath=..');
	await expect(line).toHaveText(
		new RegExp(`: ${formatNumber(w)} · ${formatNumber(a)} = ${formatNumber(w * a)}$`)
	);
	const values = await line
		.locator('[data-value]')
		.evaluateAll((numbers) =>
			numbers.map((number) => Number((number as HTMLElement).dataset.value))
		);
	expect(values.every((value, j) => isSameNumber(value, [w, a][j]))).toBe(true);
}

function picture(page: Page, name: string): Locator {
	return map(page, `${name}, 28 by 28 pixels`);
}

function valueAt(id: string, row: number, col = 0): number {
	return at(valueById(large.trace, id)!.tensor, row, col);
}

function number(page: Page, matrix: string, row: number, col: number): Locator {
	const grid = stepRegion(page).getByRole('grid', { name: matrix, exact: true });
	return grid.getByRole('row').nth(row).getByRole('gridcell').nth(col);
}

async function expectMarked(page: Page, expected: readonly string[]) {
	await expect.poll(() => marked(page)).toEqual(expected);
}
