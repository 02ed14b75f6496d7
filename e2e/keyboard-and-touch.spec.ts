import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { formatNumber } from '$notation/number';
import { map, middleOfCell, readOut } from './maps';
import { networks } from './networks';
import { headLine, isAbout, numbersLine, originPanel, readOrigin } from './origin-panel';
import { isSameNumber } from './same-number';
import { open, position, press, settled, stepRegion } from './step-page';
import { expect, isolatedTest, test } from './test';

const [small, bridge, large] = networks;

test.describe('with the keyboard alone', () => {
	test('∂E/∂w₄ is found from the start, and the two numbers it is the product of', async ({
		page
	}) => {
		await open(page, '/');
		await press(page, '6');
		await expect(position(page)).toHaveText('Step 7 of 10');
		await tabTo(page, number(page, '∂E/∂W, 2 by 3', 0, 0));
		await press(page, 'ArrowDown');
		await press(page, 'ArrowRight');
		await expect(number(page, '∂E/∂W, 2 by 3', 1, 1)).toBeFocused();
		await press(page, 'Enter');
		await isAbout(page, '∂E/∂w₄');

		const { letters, line, value } = await readOrigin(page);
		expect(letters).toContain('∂E/∂w₄ = ∂E/∂z₂ · h₂');
		const factors = line.filter((piece) => typeof piece !== 'string');
		expect(factors.map(({ place }) => place)).toEqual(['delta1 1 0', 'a0 1 0']);
		expect(isSameNumber(factors[0].value! * factors[1].value!, value!)).toBe(true);
		expect(isSameNumber(value!, valueOf(small, 'dE_dW1', 1, 1))).toBe(true);

		// The focus is in the panel: Tab comes to its parts, and Enter follows a number.
		await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeFocused();
		await tabTo(page, numbersLine(page).getByRole('button').first());
		await press(page, 'Enter');
		await isAbout(page, '∂E/∂z₂');
		await expect(page.getByRole('heading', { name: 'Where it came from' })).toBeFocused();
		const trail = originPanel(page).getByRole('navigation', { name: 'Numbers looked into' });
		await tabTo(page, trail.getByRole('button', { name: '∂E/∂w₄' }));
		await press(page, 'Enter');
		await isAbout(page, '∂E/∂w₄');
		await tabTo(page, numbersLine(page).getByRole('button').last());
		await press(page, 'Enter');
		await isAbout(page, 'h₂');
		await expect(originPanel(page)).toContainText('given: an input');
	});

	test('Esc closes what a key has opened, and the focus is where it was', async ({ page }) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		await tabTo(page, number(page, 'z, 2 by 1', 0, 0));
		await press(page, 'Enter');
		await isAbout(page, 'z₁');
		await press(page, 'Escape');
		await expect(originPanel(page)).toBeHidden();
		await expect(number(page, 'z, 2 by 1', 0, 0)).toBeFocused();
	});

	test('? opens the list of keys, and Esc closes it and gives the focus back', async ({ page }) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		const before = number(page, 'W, 2 by 3', 0, 0);
		await tabTo(page, before);
		await page.keyboard.press('?');
		const keys = page.getByRole('dialog', { name: 'Keys' });
		await expect(keys).toBeVisible();
		for (const does of [/next equation, row or term/, /run to the next stop/, /edit values/]) {
			await expect(keys.getByRole('definition').filter({ hasText: does })).toBeVisible();
		}
		// What is open takes the keys.
		await press(page, 'ArrowRight');
		await expect(position(page)).toHaveText('Step 1 of 10');
		await press(page, 'Escape');
		await expect(keys).toBeHidden();
		await expect(before).toBeFocused();

		await page.getByRole('button', { name: 'Keys' }).click();
		await keys.getByRole('button', { name: 'Done' }).click();
		await expect(keys).toBeHidden();
	});

	test('e and s open and close their panels, + and − change the speed', async ({ page }) => {
		await open(page, '/');
		await press(page, 'e');
		await expect(page.getByRole('region', { name: 'Edit values' })).toBeVisible();
		await press(page, 's');
		await expect(page.getByRole('region', { name: 'Stops' })).toBeVisible();
		await press(page, 's');
		await expect(page.getByRole('region', { name: 'Stops' })).toBeHidden();
		const speed = page.getByRole('combobox', { name: 'speed' });
		await press(page, '+');
		await expect(speed.getByRole('option', { selected: true })).toHaveText('2×');
		await press(page, '-');
		await press(page, '-');
		await expect(speed.getByRole('option', { selected: true })).toHaveText('0.5×');
	});

	test('where the pass is leads out again, level by level', async ({ page }) => {
		await bridge.enter(page);
		await press(page, '5');
		await press(page, 'ArrowDown');
		await press(page, 'ArrowDown');
		await press(page, 'ArrowRight');
		await press(page, 'ArrowRight');
		const way = page.getByRole('navigation', { name: 'Where in the pass' });
		const levels = way.getByRole('button');
		await expect(levels).toHaveText([
			...['Pass', 'Backward', 'layer 1', 'EQ5'],
			...['row 2 of 3', 'term 1 of 2']
		]);
		for (const [name, text, left] of [
			['row 2 of 3', 'Step 11 of 16', 5],
			['EQ5', 'Step 11 of 16', 4],
			['layer 1', 'Step 10 of 16', 4],
			['Backward', 'Step 6 of 16', 4],
			['Pass', 'Start of 16 steps', 1]
		] as const) {
			await tabTo(page, way.getByRole('button', { name, exact: true }));
			await press(page, 'Enter');
			await expect(position(page)).toHaveText(text);
			await expect(levels).toHaveCount(left);
		}
	});

	test('the arrow keys go through the network, and Enter opens what they come to', async ({
		page
	}) => {
		await open(page, '/');
		await press(page, 'ArrowRight');
		await tabTo(page, page.getByRole('button', { name: /^Neuron h₁,/ }));
		await press(page, 'ArrowDown');
		await expect(page.getByRole('button', { name: /^Neuron h₂,/ })).toBeFocused();
		await press(page, 'ArrowRight');
		const edge = page.locator(':focus');
		await expect(edge).toHaveAccessibleName(/^Weight w/);
		await press(page, 'ArrowRight');
		await expect(page.locator(':focus')).toHaveAccessibleName(/^Neuron o/);
		await expect(position(page)).toHaveText('Step 1 of 10');
		await press(page, 'Enter');
		await expect(headLine(page)).toContainText(/^z/);
	});

	test('the Tab key comes round, and where it is can be seen', async ({ page }) => {
		for (const { enter, name } of [small, large]) {
			await enter(page);
			await press(page, '5');
			const seen: string[] = [];
			const unseen: string[] = [];
			for (let k = 0; k < 60; k++) {
				await page.keyboard.press('Tab');
				const { name, shows } = await focusOn(page);
				if (name === '') break;
				seen.push(name);
				if (!shows) unseen.push(name);
			}
			expect(unseen, name).toEqual([]);
			expect(seen.length).toBeGreaterThan(15);
			expect(seen.length).toBeLessThan(45);
		}
	});
});

test('Escape leaves a matrix, so that the arrow keys step again', async ({ page }) => {
	await open(page, '/');
	await press(page, 'ArrowRight');
	await number(page, 'z, 2 by 1', 0, 0).focus();
	await press(page, 'ArrowRight');
	await expect(position(page)).toHaveText('Step 1 of 10');
	await press(page, 'Escape');
	await press(page, 'ArrowRight');
	await expect(position(page)).toHaveText('Step 2 of 10');
});

isolatedTest.describe('with a finger', () => {
	isolatedTest.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

	isolatedTest(
		'taps open the sheet, follow an operand, close it, and press the buttons',
		async ({ page }) => {
			await open(page, '/');
			await page.getByRole('button', { name: 'Step forward' }).tap();
			// What is read is in the first screenful, and stays there.
			await expect(stepRegion(page).getByRole('heading')).toBeInViewport({ ratio: 1 });
			await expect(number(page, 'z, 2 by 1', 1, 0)).toBeInViewport({ ratio: 1 });
			expect(await page.evaluate(() => scrollY)).toBe(0);
			await number(page, 'z, 2 by 1', 1, 0).tap();
			await isAbout(page, 'z₂');
			const sheet = await originPanel(page).boundingBox();
			const dock = await page.getByRole('contentinfo').boundingBox();
			expect(sheet!.y + sheet!.height).toBeCloseTo(dock!.y, 0);
			expect(dock!.y + dock!.height).toBeCloseTo(844, 0);
			expect(sheet!.y).toBeGreaterThan(0.2 * 844);
			await numbersLine(page).getByRole('button').nth(1).tap();
			await isAbout(page, 'h₁');
			const trail = originPanel(page).getByRole('navigation', { name: 'Numbers looked into' });
			await trail.getByRole('button', { name: 'z₂' }).tap();
			await isAbout(page, 'z₂');
			// The pass goes on below it.
			const transport = page.getByRole('group', { name: 'Step through the pass' });
			const tap = (name: string) => transport.getByRole('button', { name }).tap();
			await tap('Step forward');
			await expect(position(page)).toHaveText('Step 2 of 10');
			await isAbout(page, 'z₂');
			await originPanel(page).getByRole('button', { name: 'Close' }).tap();
			await expect(originPanel(page)).toBeHidden();

			// The buttons step in and out, and to the ends.
			await tap('To the start');
			await tap('Step forward');
			await expect(position(page)).toHaveText('Step 1 of 10');
			await tap('Step into');
			await expect(level(page, 'row 1 of 2')).toBeVisible();
			await tap('Step into');
			await tap('Step forward');
			await expect(level(page, 'term 2 of 3')).toBeVisible();
			await tap('Step back');
			await tap('Step out');
			await tap('Step out');
			await expect(level(page, 'row 1 of 2')).toBeHidden();
			await tap('To the end');
			await expect(position(page)).toHaveText('Step 10 of 10');
			await tap('To the start');
			await expect(position(page)).toHaveText('Start of 10 steps');
			await tap('Play');
			await expect(transport.getByRole('button', { name: 'Pause' })).toBeVisible();
			await tap('Pause');
			await page.getByRole('button', { name: /^Step 4:/ }).tap();
			await expect(position(page)).toHaveText('Step 4 of 10');
		}
	);

	isolatedTest(
		'a tap on a map reads a number out, and it stays once the finger is lifted',
		async ({ page }) => {
			await large.enter(page);
			for (let k = 0; k < 3; k++) await page.getByRole('button', { name: 'Step forward' }).tap();
			const W = map(page, 'W², 10 by 30');
			// Clear of the buttons along the bottom.
			await W.evaluate((map) => map.scrollIntoView({ block: 'center' }));
			const { x, y } = await middleOfCell(W, 12, 4);
			await page.touchscreen.tap(x, y);
			await settled(page);
			const w = valueOf(large, 'W2', 4, 12);
			const { text, value } = await readOut(W);
			expect(text).toBe(`row 5, column 13: w²₅,₁₃ ${formatNumber(w)}`);
			expect(isSameNumber(value!, w)).toBe(true);
			// The numbers around it stand above the finger.
			const around = stepRegion(page).locator('[aria-hidden="true"]', { hasText: formatNumber(w) });
			const box = (await around.boundingBox())!;
			// Apart from the finger, above it or below: what stays once it is lifted hides no equation.
			expect(Math.max(y - (box.y + box.height), box.y - y)).toBeGreaterThan(30);
		}
	);
});

/** Where the pass is, as a link above the headline. */
function level(page: Page, name: string): Locator {
	return stepRegion(page).getByRole('button', { name, exact: true });
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator) {
	await target.waitFor();
	const isThere = () => target.evaluate((element) => element === document.activeElement);
	for (let k = 0; k < 60; k++) {
		if (await isThere()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`60 presses of Tab do not come to ${target}`);
}

/** What has the focus, by its name; '' when nothing in the page has it; and whether that is to be seen. */
function focusOn(page: Page): Promise<{ name: string; shows: boolean }> {
	return page.evaluate(async () => {
		const element = document.activeElement;
		if (!element || element === document.body) return { name: '', shows: false };
		const text = element.textContent!.replace(/\s+/g, ' ').trim().slice(0, 30);
		const name = element.getAttribute('aria-label') ?? (text || element.localName);
		// A field for files is seen by the label around it.
		const around = element.closest('label');
		const parts = [element, ...element.querySelectorAll('*'), ...(around ? [around] : [])];
		const looks = () =>
			parts.map((part) => {
				const { outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth } =
					getComputedStyle(part);
				const { borderColor, boxShadow } = getComputedStyle(part);
				const outline = outlineStyle === 'none' ? '' : outlineWidth + outlineColor;
				return [outline, stroke, strokeWidth, borderColor, boxShadow].join();
			});
		const withFocus = looks().join('\n');
		const { x, y, width, height } = (around ?? element).getBoundingClientRect();
		const onScreen = x + width > 0 && y + height > 0 && x < innerWidth && y < innerHeight;
		(element as HTMLElement).blur();
		// What is pointed at is marked too, until the page has noticed.
		await new Promise((resolve) => requestAnimationFrame(resolve));
		const without = looks().join('\n');
		(element as HTMLElement).focus();
		return { name, shows: onScreen && withFocus !== without };
	});
}

function number(page: Page, matrix: string, row: number, col: number): Locator {
	const grid = stepRegion(page).getByRole('grid', { name: matrix, exact: true });
	return grid.getByRole('row').nth(row).getByRole('gridcell').nth(col);
}

function valueOf({ trace }: (typeof networks)[number], id: string, row: number, col = 0): number {
	return at(valueById(trace, id)!.tensor, row, col);
}
