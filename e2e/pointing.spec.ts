import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { formatNumber } from '$notation/number';
import type { Place } from '$replay/place';
import { map, middleOfCell, readOut } from './maps';
import { marked } from './marked';
import { networks } from './networks';
import { isAbout, originPanel } from './origin-panel';
import { isSameNumber } from './same-number';
import { open, press, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const [, bridge, large] = networks;

test.describe('with the mouse', () => {
	test('a number, a term and a part of the network light wherever they stand, and nothing else', async ({
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
		await stepRegion(page)
			.getByRole('button', { name: /^z, 2 by 1/ })
			.hover();
		await expectMarked(page, [
			'caption z',
			'network: Neuron o₁, z₁ is 0.3200',
			'network: Neuron o₂, z₂ is 0.4600',
			'shape of z, 2 by 1',
			'term result',
			'whole z, 2 by 1'
		]);

		// The outer product has h as a row.
		await stop(page, /^Step \d+: EQ6/).click();
		await page.getByRole('button', { name: /^Neuron h₃,/ }).hover();
		await expectMarked(page, [
			'network: Neuron h₃, h₃ is 0.4000',
			'number 1, 3 of hᵀ, 1 by 3',
			'shape of h, 1 by 3',
			'term a'
		]);
		await press(page, 'End');
		await number(page, '∂E/∂W, 2 by 3', 0, 1).hover();
		await expectMarked(page, [
			'network: Weight w₃ is 0.3051',
			'number 1, 2 of ∂E/∂W, 2 by 3',
			'shape of ∂E/∂W, 2 by 3',
			'term g'
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
});

test.describe('with the keyboard', () => {
	test('the number that has the focus is lit too, and stays so in Wᵀ and beyond', async ({
		page
	}) => {
		await bridge.enter(page);
		await stop(page, /^Step \d+: \(W²\)ᵀ/).click();
		await number(page, 'W², 2 by 3', 0, 0).focus();
		await press(page, 'ArrowRight');
		await expectMarked(page, [
			'network: Weight w²₁₂ is 0.3000',
			'number 1, 2 of W², 2 by 3',
			'number 2, 1 of (W²)ᵀ, 3 by 2',
			'shape of (W²)ᵀ, 3 by 2',
			'shape of W², 2 by 3',
			'term W'
		]);
		await press(page, 'PageDown');
		await expectMarked(page, [
			'network: Weight w²₁₂ is 0.3000',
			'number 2, 1 of (W²)ᵀ, 3 by 2',
			'shape of (W²)ᵀ, 3 by 2',
			'term M'
		]);
	});
});

test.describe('a map', () => {
	test.beforeEach(async ({ page }) => {
		await large.enter(page);
		await stop(page, 3).click();
	});

	test('shows, by the Tab key, where its cursor was, and reads it out', async ({ page }) => {
		await map(page, 'W², 10 by 30').focus();
		await expectCell(page, 'W², 10 by 30', 'w²₁₁', { id: 'W2', row: 0, col: 0 });
	});

	test('reads out the cell under the mouse, or where the arrow keys come to, and stays at its edges', async ({
		page
	}) => {
		const { x, y } = await middleOfCell(map(page, 'a¹, 30 by 1'), 0, 24);
		await page.mouse.move(x, y);
		await expectCell(page, 'a¹, 30 by 1', 'a¹₂₅', { id: 'a1', row: 24, col: 0 });
		await expectMarked(page, [
			'cell 25, 1 of a¹, 30 by 1',
			`network: Neuron a¹₂₅, a¹₂₅ is ${formatNumber(valueAt('a1', 24))}`,
			'shape of a¹, 30 by 1',
			'term a'
		]);

		await map(page, 'W², 10 by 30').focus();
		for (const [key, times, name, row, col] of [
			['ArrowLeft', 1, 'w²₁₁', 0, 0],
			['ArrowUp', 1, 'w²₁₁', 0, 0],
			['ArrowRight', 1, 'w²₁₂', 0, 1],
			['ArrowDown', 4, 'w²₅₂', 4, 1],
			['ArrowDown', 7, 'w²₁₀,₂', 9, 1],
			['ArrowRight', 30, 'w²₁₀,₃₀', 9, 29],
			['ArrowLeft', 18, 'w²₁₀,₁₂', 9, 11],
			['ArrowUp', 1, 'w²₉,₁₂', 8, 11]
		] as const) {
			for (let k = 0; k < times; k++) await page.keyboard.press(key);
			await expectCell(page, 'W², 10 by 30', name, { id: 'W2', row, col });
		}
		await page.keyboard.press('Enter');
		await isAbout(page, 'w²₉,₁₂');
		await expect(originPanel(page)).toContainText('given: a weight');
		await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeFocused();

		// From the first line of the first row’s picture over the gap to the second row’s.
		await stop(page, 1).click();
		const W1 = map(page, 'W¹, 30 by 784');
		const end = await middleOfCell(W1, 27, 0);
		await page.mouse.move(end.x, end.y);
		await expectReadFrom(page, 'W¹, 30 by 784', 'w¹₁,₂₈', { id: 'W1', row: 0, col: 27 });
		await map(page, 'W¹, 30 by 784').focus();
		await press(page, 'ArrowRight');
		await expectReadFrom(page, 'W¹, 30 by 784', 'w¹₂₁', { id: 'W1', row: 1, col: 0 });
	});

	/** Fails unless a cell of a map is marked and read out with the engine's number. */
	async function expectCell(page: Page, name: string, label: string, place: Place) {
		const cell = `cell ${place.row + 1}, ${place.col + 1} of ${name}`;
		await expect.poll(() => marked(page)).toContain(cell);
		await expectReadFrom(page, name, label, place);
	}

	async function expectReadFrom(page: Page, name: string, label: string, place: Place) {
		const { id, row, col } = place;
		const number = valueAt(id, row, col);
		const { text, value } = await readOut(map(page, name));
		expect(text).toBe(`row ${row + 1}, column ${col + 1}: ${label} ${formatNumber(number)}`);
		expect(isSameNumber(value!, number)).toBe(true);
	}
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

	test('reads out, under the mouse and by the arrow keys, a weight, its pixel and their product', async ({
		page
	}) => {
		const { x, y } = await middleOfCell(picture(page, 'a⁰'), 13, 9);
		await page.mouse.move(x, y);
		await expectReadOut(page, 0, 9, 13);
		await expect.poll(() => marked(page)).toContain('cell 10, 14 of row 1 of W¹, 28 by 28 pixels');
		expect(await marked(page)).toEqual(
			expect.arrayContaining([
				'cell 10, 14 of a⁰, 28 by 28 pixels',
				'cell 10, 14 of products, 28 by 28 pixels',
				'term a'
			])
		);
		await page.mouse.click(x, y);
		await isAbout(page, 'a⁰₂₆₆');
		await press(page, 'Escape');
		await page.mouse.move(640, 8);

		// They go on from the pixel that was pointed at last.
		await picture(page, 'a⁰').focus();
		for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowDown');
		for (let k = 0; k < 2; k++) await page.keyboard.press('ArrowLeft');
		await expectReadOut(page, 0, 12, 11);
		for (let k = 0; k < 30; k++) await page.keyboard.press('ArrowRight');
		await expectReadOut(page, 0, 12, 27);
		await page.keyboard.press('Enter');
		await isAbout(page, 'a⁰₃₆₄');

		// Each picture opens its own numbers.
		await page.mouse.move(640, 8);
		const weight = await middleOfCell(picture(page, 'row 1 of W¹'), 13, 9);
		await page.mouse.click(weight.x, weight.y);
		await isAbout(page, 'w¹₁,₂₆₆');
		await press(page, 'Escape');

		// A product is no number of the trace: it lights no term, and leads to its own moment.
		const product = await middleOfCell(picture(page, 'products'), 13, 9);
		await page.mouse.move(product.x, product.y);
		await expectReadOut(page, 0, 9, 13);
		expect(new Set(await marked(page))).toEqual(
			new Set(
				['row 1 of W¹', 'a⁰', 'products'].map((name) => `cell 10, 14 of ${name}, 28 by 28 pixels`)
			)
		);
		await page.mouse.click(product.x, product.y);
		await expect(page).toHaveURL(/at=1\.1\.266/);
	});
});

/** Fails unless the pixel in a row and a column, from 0, is read out with the engine's numbers. */
async function expectReadOut(page: Page, row: number, down: number, across: number) {
	const k = 28 * down + across;
	const [w, a] = [valueAt('W1', row, k), valueAt('a0', k)];
	const readOut = stepRegion(page).getByText(`pixel in row ${down + 1}, column ${across + 1}:`);
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
