import type { Locator, Page } from '@playwright/test';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { formatNumber, formatShort } from '$notation/number';
import { networks } from './networks';
import { isAbout, originPanel } from './origin-panel';
import { isSameNumber } from './same-number';
import { networkLink, open, position, press, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const [{ trace }] = networks;

test('a pinned number is unknown until it is made, and from then on has its value', async ({
	page
}) => {
	await open(page, '/');
	await expect(watchBar(page)).toBeHidden();
	// ∂E/∂w₄ is made in step 7; until then its cell stands empty.
	await stop(page, 7).click();
	await pin(page, '∂E/∂W, 2 by 3', 4, '∂E/∂w₄');
	const value = valueOf('dE_dW1', 1, 1);
	await expect(watch(page, '∂E/∂w₄')).toContainText(formatNumber(value));

	for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
		await press(page, cursor === 0 ? 'Home' : 'ArrowRight');
		const said = watch(page, '∂E/∂w₄');
		if (cursor < 7) {
			await expect(said.getByLabel('not yet known')).toHaveText('·');
			await expect(said.locator('[data-value]')).toHaveCount(0);
		} else {
			const number = said.locator('[data-ref="dE_dW1"]');
			await expect(number).toHaveText(formatNumber(value));
			expect(isSameNumber(Number(await number.getAttribute('data-value')), value)).toBe(true);
		}
	}

	// It leads to where the number is made and used, and to its origin.
	await stop(page, 1).click();
	await pin(page, 'z, 2 by 1', 0, 'z₁');
	const z = watch(page, 'z₁');
	await expect(z).toContainText(/made 1\s· used 2\s*5/);
	for (const step of [5, 2, 1]) {
		await z.getByRole('button', { name: `Go to step ${step}`, exact: true }).click();
		await expect(position(page)).toHaveText(`Step ${step} of 10`);
	}
	await z.getByRole('button', { name: 'z₁', exact: true }).click();
	await isAbout(page, 'z₁');
});

test('a watched weight shows, once it is updated, old, new and the change', async ({ page }) => {
	await open(page, '/');
	await pin(page, 'W, 2 by 3', 0, 'w₁');
	await pin(page, 'W, 2 by 3', 5, 'w₆');
	for (const name of ['w₁', 'w₆']) await expect(watch(page, name)).toContainText('given · used 1');

	await press(page, 'End');
	await press(page, 'ArrowLeft');
	await expect(watch(page, 'w₁')).not.toContainText('→');
	await press(page, 'ArrowRight');
	for (const [name, row, col] of [
		['w₁', 0, 0],
		['w₆', 1, 2]
	] as const) {
		const before = valueOf('W1', row, col);
		const after = valueOf('W1_new', row, col);
		const change = formatShort(after - before).replace(/^(?!−)/, '+');
		await expect(watch(page, name)).toContainText(
			new RegExp(`${formatNumber(before)}\\s*→\\s*${formatNumber(after)}\\s*\\(\\${change}\\)`)
		);
		const number = watch(page, name).locator('[data-ref="W1_new"]');
		expect(isSameNumber(Number(await number.getAttribute('data-value')), after)).toBe(true);
	}
});

test('a pin is taken out in the panel or in the bar, and stays from network to network', async ({
	page
}) => {
	await open(page, '/');
	await pin(page, 'h, 3 by 1', 0, 'h₁');
	await pin(page, 'W, 2 by 3', 4, 'w₄');
	const names = watchBar(page).getByRole('listitem').getByRole('button', { name: /^[hw]/ });
	await expect(names).toHaveText(['h₁', 'w₄']);

	await networkLink(page, '784-30-10').click();
	await expect(watch(page, 'w¹₂₂')).toContainText('given');
	await networkLink(page, '3-2').click();
	await expect(names).toHaveText(['h₁', 'w₄']);

	await page.getByRole('button', { name: 'Stop watching h₁' }).click();
	await expect(names).toHaveText(['w₄']);
	await number(page, 'W, 2 by 3', 4).click();
	await isAbout(page, 'w₄');
	const pinned = originPanel(page).getByRole('button', { name: 'Watched' });
	await expect(pinned).toHaveAttribute('aria-pressed', 'true');
	await pinned.click();
	await expect(watchBar(page)).toBeHidden();
	const unpinned = originPanel(page).getByRole('button', { name: 'Watch', exact: true });
	await expect(unpinned).toHaveAttribute('aria-pressed', 'false');
});

/** Pins a number of a matrix of the step with the panel of its origin. */
async function pin(page: Page, matrix: string, k: number, name: string) {
	await number(page, matrix, k).click();
	await isAbout(page, name);
	await originPanel(page).getByRole('button', { name: 'Watch', exact: true }).click();
	await expect(watch(page, name)).toBeVisible();
	await press(page, 'Escape');
	await expect(originPanel(page)).toBeHidden();
}

function number(page: Page, matrix: string, k: number): Locator {
	const grid = stepRegion(page).getByRole('grid', { name: matrix, exact: true });
	return grid.getByRole('gridcell').nth(k);
}

function watchBar(page: Page): Locator {
	return page.getByRole('region', { name: 'Watched numbers' });
}

/** What the bar says of a number. */
function watch(page: Page, name: string): Locator {
	const itself = page.getByRole('button', { name, exact: true });
	return watchBar(page).getByRole('listitem').filter({ has: itself });
}

function valueOf(id: string, row: number, col: number): number {
	return at(valueById(trace, id)!.tensor, row, col);
}
