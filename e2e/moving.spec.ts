import type { Locator, Page } from '@playwright/test';
import { pick } from './files';
import { idxFiles } from './idx-files';
import {
	currentNetwork,
	hydrated,
	networkLink,
	notice,
	open,
	position,
	settled,
	stop
} from './step-page';
import { expect, isolatedTest, test } from './test';

test.describe('the keys', () => {
	test.beforeEach(({ page }) => open(page, '/'));

	test('→ and PageDown take a step, ← and PageUp take it back', async ({ page }) => {
		await presses(page, ['ArrowRight'], 'Step 1 of 10');
		await presses(page, ['PageDown'], 'Step 2 of 10');
		await presses(page, ['ArrowLeft'], 'Step 1 of 10');
		await presses(page, ['PageUp'], 'Start of 10 steps');
	});

	test('Home goes to the start and End to the end, and beyond them there is nothing', async ({
		page
	}) => {
		await presses(page, ['End'], 'Step 10 of 10');
		await presses(page, ['ArrowRight', 'PageDown'], 'Step 10 of 10');
		await presses(page, ['Home'], 'Start of 10 steps');
		await presses(page, ['ArrowLeft', 'PageUp'], 'Start of 10 steps');
	});

	test('a key with Ctrl, Alt or Meta is the browser’s', async ({ page }) => {
		await presses(page, ['ArrowRight'], 'Step 1 of 10');
		for (const key of ['Control+ArrowRight', 'Control+End', 'Meta+ArrowRight']) {
			await presses(page, [key], 'Step 1 of 10');
		}
	});

	test('a key pressed many times at once takes as many steps', async ({ page }) => {
		await Promise.all(Array.from({ length: 7 }, () => page.keyboard.press('ArrowRight')));
		await expect(position(page)).toHaveText('Step 7 of 10');
	});
});

isolatedTest.describe('playing', () => {
	const beat = 1200;

	isolatedTest.beforeEach(async ({ page }) => {
		await page.clock.install({ time: 0 });
		await open(page, '/');
		await page.clock.pauseAt(3_600_000);
	});

	isolatedTest('Space plays a step a beat, and Space again pauses', async ({ page }) => {
		await page.keyboard.press('Space');
		await expect(button(page, 'Pause')).toBeVisible();
		await expect(position(page)).toHaveText('Start of 10 steps');
		await page.clock.runFor(beat);
		await expect(position(page)).toHaveText('Step 1 of 10');
		await page.clock.runFor(2 * beat);
		await expect(position(page)).toHaveText('Step 3 of 10');

		await page.keyboard.press('Space');
		await expect(button(page, 'Play')).toBeVisible();
		await page.clock.runFor(3 * beat);
		await expect(position(page)).toHaveText('Step 3 of 10');
	});

	isolatedTest('it ends at the last step, and from there begins anew', async ({ page }) => {
		await page.keyboard.press('End');
		await page.keyboard.press('ArrowLeft');
		await button(page, 'Play').click();
		await page.clock.runFor(beat);
		await expect(position(page)).toHaveText('Step 10 of 10');
		await expect(button(page, 'Play')).toBeVisible();
		await page.clock.runFor(2 * beat);
		await expect(position(page)).toHaveText('Step 10 of 10');

		await button(page, 'Play').click();
		await expect(position(page)).toHaveText('Start of 10 steps');
		await page.clock.runFor(beat);
		await expect(position(page)).toHaveText('Step 1 of 10');
	});

	isolatedTest('whoever moves takes over', async ({ page }) => {
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowRight');
		await expect(position(page)).toHaveText('Step 1 of 10');
		await expect(button(page, 'Play')).toBeVisible();
		await page.clock.runFor(3 * beat);
		await expect(position(page)).toHaveText('Step 1 of 10');
	});

	isolatedTest('the buttons play and pause, and leave Space to the pass', async ({ page }) => {
		await button(page, 'Play').click();
		await page.clock.runFor(beat);
		await button(page, 'Pause').click();
		await page.clock.runFor(beat);
		await expect(position(page)).toHaveText('Step 1 of 10');
		await page.keyboard.press('Space');
		await expect(button(page, 'Pause')).toBeVisible();
	});

	isolatedTest(
		'on the timeline the focus goes with the step, and Space plays there too',
		async ({ page }) => {
			await stop(page, 0).focus();
			await page.keyboard.press('ArrowRight');
			await expect(stop(page, 1)).toBeFocused();
			await page.keyboard.press('Space');
			await expect(button(page, 'Pause')).toBeVisible();
			await page.keyboard.press('Space');
			await expect(button(page, 'Play')).toBeVisible();
			await expect(position(page)).toHaveText('Step 1 of 10');
		}
	);

	isolatedTest('Space on a focused link or button is that link’s or button’s', async ({ page }) => {
		await networkLink(page, '3-3-2').focus();
		await page.keyboard.press('Space');
		await expect(button(page, 'Play')).toBeVisible();

		const summary = page.getByText('Export', { exact: true });
		await summary.focus();
		await page.keyboard.press('Space');
		await expect(page.getByRole('button', { name: 'Trace of this pass' })).toBeVisible();
		await expect(button(page, 'Play')).toBeVisible();
	});
});

test.describe('the mouse', () => {
	test.beforeEach(({ page }) => open(page, '/'));

	test('the buttons step, and those that lead nowhere say so', async ({ page }) => {
		const [first, back, forward, last] = [
			'To the start',
			'Step back',
			'Step forward',
			'To the end'
		].map((name) => button(page, name));
		const expectEnds = async (atStart: boolean, atEnd: boolean) => {
			await expect(first).toHaveAttribute('aria-disabled', String(atStart));
			await expect(back).toHaveAttribute('aria-disabled', String(atStart));
			await expect(forward).toHaveAttribute('aria-disabled', String(atEnd));
			await expect(last).toHaveAttribute('aria-disabled', String(atEnd));
		};
		await expectEnds(true, false);
		await forward.click();
		await expect(position(page)).toHaveText('Step 1 of 10');
		await expectEnds(false, false);
		await forward.click();
		await back.click();
		await expect(position(page)).toHaveText('Step 1 of 10');
		await last.click();
		await expect(position(page)).toHaveText('Step 10 of 10');
		await expectEnds(false, true);
		await forward.click({ force: true });
		await expect(position(page)).toHaveText('Step 10 of 10');
		await first.click();
		await expect(position(page)).toHaveText('Start of 10 steps');
		await expectEnds(true, false);
	});

	test('a step on the timeline is one click away, and is then the current one', async ({
		page
	}) => {
		for (const step of [6, 10, 1, 0]) {
			await stop(page, step).click();
			const text = step ? `Step ${step} of 10` : 'Start of 10 steps';
			await expect(position(page)).toHaveText(text);
			await expect(stop(page, step)).toHaveAttribute('aria-current', 'step');
			await expect(timeline(page).locator('[aria-current="step"]')).toHaveCount(1);
		}
	});

	test('a section of the timeline leads to its first step', async ({ page }) => {
		for (const [section, step] of [
			['Backward · layer 1', 4],
			['Update', 10],
			['Forward', 1],
			['Cost', 3]
		] as const) {
			await timeline(page).getByRole('button', { name: section, exact: true }).click();
			await expect(position(page)).toHaveText(`Step ${step} of 10`);
		}
	});

	test('every level above the headline leads to where it begins', async ({ page }) => {
		const current = callStack(page).locator('[aria-current="step"]');
		const level = (name: string) => callStack(page).getByRole('button', { name, exact: true });
		await stop(page, 7).click();
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight']) {
			await page.keyboard.press(key);
		}
		await expect(current).toHaveText('term 2 of 3');
		await level('row 2 of 2').click();
		await expect(current).toHaveText('row 2 of 2');
		await level('EQ6').click();
		await expect(current).toHaveText('EQ6');
		await expect(position(page)).toHaveText('Step 7 of 10');
		await level('layer 1').click();
		await expect(position(page)).toHaveText('Step 4 of 10');
		await stop(page, 9).click();
		await level('Backward').click();
		await expect(position(page)).toHaveText('Step 4 of 10');
		await level('Pass').click();
		await expect(position(page)).toHaveText('Start of 10 steps');
		await expect(callStack(page).getByRole('button')).toHaveText(['Before the first step']);
	});

	test('dragging along the timeline scrubs; moving over it does not', async ({ page }) => {
		await moveTo(page, stop(page, 2));
		await page.mouse.down();
		await moveTo(page, stop(page, 5));
		await expect(position(page)).toHaveText('Step 5 of 10');
		await moveTo(page, stop(page, 9));
		await expect(position(page)).toHaveText('Step 9 of 10');
		await moveTo(page, stop(page, 3));
		await expect(position(page)).toHaveText('Step 3 of 10');
		await page.mouse.up();

		await moveTo(page, stop(page, 8));
		await settled(page);
		await expect(position(page)).toHaveText('Step 3 of 10');
	});
});

test('keys do not step while a dialog is open or a number is typed', async ({ page }) => {
	await open(page, '/mnist/');
	await page.keyboard.press('ArrowRight');
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	const dialog = page.getByRole('dialog', { name: 'Choose a digit' });
	await pick(dialog.getByLabel('IDX files of images and labels'), idxFiles([3, 1, 4]));
	const field = dialog.getByRole('textbox', { name: 'Digit number' });
	await expect(field).toBeEnabled();

	await field.focus();
	const keys = ['ArrowRight', 'PageDown', 'End', 'Space', 'Home', 'ArrowLeft'];
	await presses(page, keys, 'Step 1 of 20');
	await dialog.getByRole('button', { name: 'Done' }).focus();
	await presses(page, ['ArrowRight', 'End'], 'Step 1 of 20');
	await page.keyboard.press('Space');
	await expect(dialog).toBeHidden();
	await presses(page, ['ArrowRight'], 'Step 2 of 20');
});

test.describe('from network to network', () => {
	test('the step stays, and where there is none the page says so', async ({ page }) => {
		await open(page, '/mnist/');
		await stop(page, /^Step \d+: EQ1/).click();
		await expectEquation(page, 'EQ1');

		await networkLink(page, '3-3-2').click();
		await expect(currentNetwork(page)).toHaveText('3-3-2');
		await expectEquation(page, 'EQ1');
		await expect(notice(page, 'remark')).toBeEmpty();
		// The network is there before its address, which another click would give up.
		await expect(page).toHaveURL(/#3-3-2/);

		await networkLink(page, '784-30-10').click();
		await expect(page).toHaveURL(/mnist/);
		await expect(currentNetwork(page)).toHaveText('784-30-10');
		await expectEquation(page, 'EQ1');
		await page.goBack();
		await expect(currentNetwork(page)).toHaveText('3-3-2');
		await expectEquation(page, 'EQ1');

		await networkLink(page, '3-2').click();
		await expect(currentNetwork(page)).toHaveText('3-2');
		await expect(notice(page, 'remark')).toContainText(
			'3-2 has no such step: this is the same kind of step.'
		);
		await expectEquation(page, 'EQ4');
		await notice(page, 'remark').getByRole('button', { name: 'Dismiss' }).click();
		await expect(notice(page, 'remark')).toBeEmpty();
	});

	test('the browser’s back and forward go from network to network', async ({ page }) => {
		await open(page, '/');
		await page.keyboard.press('End');
		await expect(page).toHaveURL('/#at=10');
		await networkLink(page, '3-3-2').click();
		await expect(page).toHaveURL('/#3-3-2&at=15');
		await networkLink(page, '784-30-10').click();
		await expect(page).toHaveURL(/\/mnist\/?#at=17$/);
		await expect(currentNetwork(page)).toHaveText('784-30-10');

		const visited = [
			['3-2', 'Step 10 of 10'],
			['3-3-2', 'Step 15 of 16'],
			['784-30-10', 'Step 17 of 20']
		] as const;
		for (const [go, k] of [
			['goBack', 1],
			['goBack', 0],
			['goForward', 1],
			['goForward', 2]
		] as const) {
			await page[go]();
			const [name, step] = visited[k];
			await expect(currentNetwork(page)).toHaveText(name);
			await expect(position(page)).toHaveText(step);
		}
	});

	test('the address follows what is seen: a reload shows it again', async ({ page }) => {
		await open(page, '/');
		await stop(page, 6).click();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		await expect(page).toHaveURL('/#at=6.2');
		// A reload gives up what is still under way, as the icon may be.
		await page.waitForLoadState('networkidle');
		await page.reload();
		await hydrated(page);
		await expect(position(page)).toHaveText('Step 6 of 10');
		await expect(callStack(page)).toContainText('row 2 of 2');
		await page.keyboard.press('Home');
		await expect(page).toHaveURL('/');
	});

	for (const [address, name] of [
		['/#3-3-2', '3-3-2'],
		['/mnist', '784-30-10']
	]) {
		test(`${address} opens ${name} at once`, async ({ page }) => {
			await open(page, address);
			await expect(currentNetwork(page)).toHaveText(name);
			await expect(position(page)).toHaveText(/^Start of/);
		});
	}
});

async function presses(page: Page, keys: readonly string[], expected: string): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
	await expect(position(page)).toHaveText(expected);
}

function button(page: Page, name: string): Locator {
	const transport = page.getByRole('group', { name: 'Step through the pass' });
	return transport.getByRole('button', { name, exact: true });
}

function callStack(page: Page): Locator {
	return page.getByRole('navigation', { name: 'Where in the pass' });
}

function timeline(page: Page): Locator {
	return page.getByRole('list', { name: 'Timeline' });
}

async function moveTo(page: Page, target: Locator): Promise<void> {
	const { x, y, width, height } = (await target.boundingBox())!;
	await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
}

async function expectEquation(page: Page, equation: string): Promise<void> {
	await expect(callStack(page).locator('[aria-current="step"]')).toHaveText(equation);
}
