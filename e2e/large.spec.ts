import type { Locator, Page } from '@playwright/test';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { oneHot } from '$digits/one-hot';
import { learningStep } from '$engine/learning-step';
import { at, column } from '$engine/tensor';
import { valueById, type Ref } from '$engine/trace';
import { formatNumber } from '$notation/number';
import { counterpart } from '$replay/counterpart';
import { afterStep, isMade, type Moment } from '$replay/moment';
import { marked } from './marked';
import { networks, trained } from './networks';
import { isSameNumber } from './same-number';
import { isAbout, panel } from './origin-panel';
import { networkLink, open, position, press, settled, stepRegion } from './step-page';
import { expect, test } from './test';

const [, bridge, large] = networks;
const WIDE = { width: 1920, height: 1080 };

interface Printed {
	readonly ref: string;
	readonly row: number;
	readonly col: number;
	readonly value: string;
}

/** The numbers of a pass that are printed in a part of the page. */
function printedIn(part: Locator): Promise<Printed[]> {
	return part.evaluate((element) =>
		[...element.querySelectorAll<HTMLElement>('[data-ref]')].map(({ dataset }) => ({
			ref: dataset.ref!,
			row: Number(dataset.row),
			col: Number(dataset.col),
			value: dataset.value!
		}))
	);
}

test.describe('the same step of 3-3-2 beside it', () => {
	const beside = (page: Page) => page.getByRole('region', { name: 'The same step in 3-3-2' });

	test.beforeEach(({ page }) => page.setViewportSize(WIDE));
	test.afterEach(({ page }) => page.setViewportSize({ width: 1280, height: 720 }));

	/** Fails unless what is beside is the pass of 3-3-2 at the moment that stands for one of the large network. */
	async function expectBeside(page: Page, moment: Moment) {
		const { moment: like } = counterpart(large.trace, moment, bridge.trace);
		await expect(beside(page).getByRole('heading')).toHaveText(
			new RegExp(`3-3-2 ${like.step === 0 ? 'before step 1' : `step ${like.step}`} of 16$`)
		);
		const printed = await printedIn(beside(page));
		for (const { ref, row, col, value } of printed) {
			const found = valueById(bridge.trace, ref)!;
			expect(value, `${ref} ${row} ${col}`).toBe(String(at(found.tensor, row, col) + 0));
			const cell = { ref: bridge.trace.values.indexOf(found) as Ref, row, col };
			expect(isMade(bridge.trace, like, cell), `${ref} is known`).toBe(true);
		}
		expect(printed.length).toBeGreaterThan(0);
		return like;
	}

	test('follows every step, row and term', async ({ page }) => {
		await open(page, '/mnist/');
		// Its key comes with it.
		await expect(page.getByRole('button', { name: 'Beside 3-3-2' })).toBeVisible();
		await page.keyboard.press('c');
		await expect(beside(page)).toBeVisible();
		for (let step = 0; step <= large.trace.steps.length; step++) {
			await expectBeside(page, afterStep(step));
			await press(page, 'ArrowRight');
		}
		await expect(beside(page)).toContainText('3-3-2 has no biases, so it lacks this step');

		await press(page, '1');
		await press(page, 'ArrowDown');
		for (let row = 0; row < 11; row++) {
			await expectBeside(page, { grain: 'row', step: 14, row, term: 0 });
			await press(page, 'ArrowRight');
		}
		await expect(beside(page)).toContainText('Row 12 of 30 stands beside row 2 of 3.');
		await open(page, '/mnist/#at=1.7.784&beside=on');
		await expect(beside(page)).toContainText(
			'Row 7 of 30, term 784 of 785 stands beside row 1 of 3, term 3 of 3. 3-3-2 has no biases to add.'
		);
		await expectBeside(page, { grain: 'term', step: 1, row: 6, term: 783 });
		await expect(beside(page)).toContainText('z¹₁ = 0.2 · 0.8 + (−0.3) · 0.2 + 0.4 · 0.5 = 0.3000');
		await press(page, 'ArrowLeft');
		await expect(beside(page)).toContainText('z¹₁ = 0.2 · 0.8 + (−0.3) · 0.2 = 0.1000 so far');
	});

	test('is part of the link, remembered, and not there where it has no room', async ({ page }) => {
		await open(page, '/mnist/#at=14');
		const button = page.getByRole('button', { name: 'Beside 3-3-2' });
		await button.click();
		await expect(button).toHaveAttribute('aria-pressed', 'true');
		await expect(beside(page)).toBeVisible();
		await expect(page).toHaveURL(/#at=14&beside=on$/);
		await networkLink(page, '3-3-2').click();
		await expect(beside(page)).toHaveCount(0);
		await networkLink(page, '784-30-10').click();
		await expect(beside(page)).toBeVisible();
		await page.setViewportSize({ width: 1590, height: 900 });
		await expect(beside(page)).toHaveCount(0);
		await expect(button).toHaveCount(0);
	});

	test('what is pointed at lights in its own network only; a click shows what it is made from', async ({
		page
	}) => {
		await open(page, '/mnist/#at=12&beside=on');
		const number = beside(page)
			.getByRole('grid', { name: '∂E/∂h, 3 by 1' })
			.getByRole('gridcell')
			.nth(1);
		await number.hover();
		await expect(beside(page)).toContainText(
			/∂E\/∂h₂ =.*= 0\.3.·.−0\.0906 \+ 0\.4.·.0\.1480 = 0\.0320/
		);
		// δ² is a value of both networks.
		await beside(page)
			.getByRole('grid', { name: 'δ², 2 by 1' })
			.getByRole('gridcell')
			.first()
			.hover();
		expect(await marked(page)).toEqual(['number 1, 1 of δ², 2 by 1', 'shape of δ², 2 by 1']);
		await number.hover();
		await number.click();
		await page.mouse.move(10, 10);
		await expect(beside(page)).toContainText('∂E/∂h₂ =');
		await expect(page.getByRole('region', { name: 'Where it came from' })).toHaveCount(0);
		await stepRegion(page).getByRole('gridcell').first().hover();
		const lit = await marked(page);
		expect(lit).toContain('number 1, 1 of δ², 10 by 1');
		expect(lit.filter((name) => name.includes('2 by 1'))).toEqual([]);
		await page.getByRole('button', { name: 'Open 3-3-2 here' }).click();
		await expect(networkLink(page, '3-3-2')).toHaveAttribute('aria-current', 'page');
		await expect(position(page)).toHaveText('Step 11 of 16');
	});
});

test.describe('the outputs, one by one', () => {
	const outputs = (page: Page) => panel(page, 'The outputs, one by one');

	/** The panel's numbers, row by row; '·' for what is not known. */
	async function cells(page: Page): Promise<string[][]> {
		const rows = outputs(page).getByRole('row');
		// The panel's code comes after its frame.
		await expect(rows).toHaveCount(11);
		return rows.evaluateAll((rows) =>
			rows
				.slice(1)
				.map((row) =>
					[...row.querySelectorAll<HTMLElement>('td')].map(
						({ dataset, textContent }) => dataset.value ?? textContent!.trim()
					)
				)
		);
	}

	/** Two browsers may round a number's last bit differently; what is not known is no number. */
	const isSame = (shown: string, wanted: string) =>
		shown === wanted || (wanted !== '·' && isSameNumber(Number(shown), Number(wanted)));

	test('are the engine’s numbers as far as the pass has come', async ({ page }) => {
		await open(page, '/mnist/');
		await page.getByRole('button', { name: 'All 10 outputs' }).click();
		await expect(outputs(page)).toBeVisible();
		const made = (id: string, row: number, step: number) => {
			const value = valueById(large.trace, id)!;
			const ref = large.trace.values.indexOf(value) as Ref;
			const known = isMade(large.trace, afterStep(step), { ref, row, col: 0 });
			return known ? String(at(value.tensor, row, 0) + 0) : '·';
		};
		for (let step = 0; step <= 9; step++) {
			const wanted = Array.from({ length: 10 }, (_, row) =>
				['a2', 'dE_da2', 'delta2'].map((id) => made(id, row, step))
			);
			const shown = await cells(page);
			const faults = wanted.flatMap((row, k) =>
				row.flatMap((text, j) => (isSame(shown[k][j], text) ? [] : [`${shown[k][j]}, not ${text}`]))
			);
			expect(faults, `at step ${step}`).toEqual([]);
			await press(page, 'ArrowRight');
		}
		await open(page, '/mnist/#at=8.4&open=outputs');
		const deltas = (await cells(page)).map((row) => row[2]);
		expect(deltas.map((text) => text === '·')).toEqual(Array.from({ length: 10 }, (_, k) => k > 3));
		// A digit's bar ends where its number is: at 0.5742 of the way.
		const [track, bar] = await outputs(page)
			.getByRole('row')
			.nth(5)
			.getByRole('gridcell')
			.first()
			.evaluate((cell) => [...cell.querySelectorAll('.track, .bar')].map((e) => e.clientWidth));
		expect(bar / track).toBeCloseTo(at(valueById(large.trace, 'a2')!.tensor, 4, 0), 1);
	});

	test('each number opens where it came from, and leads back', async ({ page }) => {
		await open(page, '/mnist/#at=8');
		await expect(page.getByRole('button', { name: 'All 10 outputs' })).toBeVisible();
		await page.keyboard.press('o');
		await expect(outputs(page)).toBeVisible();
		await expect(page).toHaveURL(/open=outputs$/);
		await outputs(page).getByRole('gridcell').first().focus();
		await press(page, 'ArrowDown');
		await press(page, 'ArrowRight');
		await press(page, 'ArrowRight');
		await expect(position(page)).toHaveText('Step 8 of 20');
		await press(page, 'Enter');
		await isAbout(page, 'δ²₂');
		await page.getByRole('button', { name: 'The outputs, one by one' }).click();
		await expect(outputs(page)).toBeVisible();
		await press(page, 'Escape');
		await expect(outputs(page)).toHaveCount(0);
	});
});

test('which pixels would change E: ∂E/∂a⁰ beside the digit, when the pass has come to it', async ({
	page
}) => {
	const { input, label } = drawnDigit();
	const sample = { input: column(input), target: column(oneHot(label!)) };
	const gradient = valueById(learningStep(trained, sample, { toInput: true }), 'dE_da0')!.tensor;

	await open(page, '/mnist/#at=3');
	await page.getByRole('button', { name: 'Which pixels would change E?' }).click();
	const pixels = panel(page, 'Which pixels would change E?');
	await expect(pixels).toContainText('∂E/∂a⁰ is not known yet: step 18 makes it.');
	await expect(position(page)).toHaveText('Step 3 of 22');
	await pixels.getByRole('button', { name: 'Go to step 18' }).click();
	await expect(position(page)).toHaveText('Step 18 of 22');
	const most = Math.max(...gradient.data.map(Math.abs));
	await expect(pixels).toContainText(`−${formatNumber(most)}`);
	await expect(pixels).toContainText('Orange: more ink there raises E.');

	const map = pixels.getByRole('application', { name: /^∂E\/∂a⁰, 28 by 28/ });
	await map.focus();
	for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await press(page, key);
	const pixel = 2 * 28 + 2;
	await expect(pixels).toContainText('Row 3, column 3: ink 0.0000');
	const printed = await printedIn(pixels);
	const shown = printed.find(({ ref, row }) => ref === 'dE_da0' && row === pixel)!;
	expect(isSameNumber(Number(shown.value), at(gradient, pixel, 0))).toBe(true);
	await press(page, 'Enter');
	await isAbout(page, '∂E/∂a⁰₅₉');
	await page.getByRole('button', { name: 'Which pixels would change E?' }).first().click();
	await expect(pixels).toBeVisible();
	await pixels.getByRole('button', { name: 'Leave the pixels out again' }).click();
	await expect(position(page)).toHaveText(/of 20$/);
	await page.keyboard.press('Control+z');
	await expect(position(page)).toHaveText(/of 22$/);
	await settled(page);
});
