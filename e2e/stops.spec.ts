import type { Locator, Page } from '@playwright/test';
import { rowMajor } from '$engine/tensor';
import type { Step } from '$engine/trace';
import { networks } from './networks';
import { overflowing } from './own-models';
import { pickDocuments } from './files';
import { panel } from './origin-panel';
import { currentNetwork, open, position, press, stop } from './step-page';
import { expect, isolatedTest, test } from './test';

const [small, bridge, large] = networks;

test('a stop is set by the mouse beside its step or by a key, and a run goes from stop to stop', async ({
	page
}) => {
	await bridge.enter(page);
	await gutter(page, 13).click();
	await gutter(page, 2).click();
	const stops = stepsOf(bridge.trace.steps, ({ op, equation }) => {
		return op === 'activate' || equation === 'EQ1';
	});
	expect(stops).toEqual([2, 4, 13]);
	await expectStops(page, stops);
	// It was no step: the cursor stays.
	await expect(position(page)).toHaveText('Start of 16 steps');

	for (const step of [2, 4, 13, 16, 16]) {
		await press(page, 'r');
		await expect(position(page)).toHaveText(`Step ${step} of 16`);
	}
	for (const step of [13, 4, 2]) {
		await press(page, 'R');
		await expect(position(page)).toHaveText(`Step ${step} of 16`);
	}
	await press(page, 'R');
	await expect(position(page)).toHaveText('Start of 16 steps');

	const run = page.getByRole('button', { name: 'Run to the next stop' });
	await run.click();
	await expect(position(page)).toHaveText('Step 2 of 16');
	await run.click();
	await expect(position(page)).toHaveText('Step 4 of 16');

	await gutter(page, 4).click();
	await expectStops(page, [13]);
	await gutter(page, 13).click();
	await expectStops(page, []);
	await page.getByRole('button', { name: 'To the end' }).click();
	await expect(position(page)).toHaveText('Step 16 of 16');

	// The key sets one at the kind of step on show, and takes it away again.
	await press(page, 'Home');
	await press(page, 'b');
	await expectStops(page, []);
	await press(page, 'ArrowRight');
	await press(page, 'b');
	await expectStops(page, [1, 3]);
	await expect(stop(page, 3)).toHaveAccessibleName('Step 3: EQ3, z², a stop');
	await press(page, 'r');
	await expect(position(page)).toHaveText('Step 3 of 16');
	await press(page, 'b');
	await expectStops(page, []);

	await stop(page, 10).click();
	await press(page, 'b');
	await expectStops(page, [10]);
	await press(page, 'Home');
	await press(page, 'r');
	await expect(position(page)).toHaveText('Step 10 of 16');
});

isolatedTest('playing stops at a stop, at the speed that was chosen', async ({ page }) => {
	await page.clock.install({ time: 0 });
	await open(page, '/');
	await page.clock.pauseAt(3_600_000);
	await gutter(page, 5).click();
	await page.getByRole('combobox', { name: 'speed' }).selectOption('4×');
	await page.getByRole('button', { name: 'Play' }).click();
	await page.clock.runFor(300);
	await expect(position(page)).toHaveText('Step 1 of 10');
	await page.clock.runFor(3 * 300);
	await expect(position(page)).toHaveText('Step 4 of 10');
	await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
	await page.clock.runFor(300);
	await expect(position(page)).toHaveText('Step 5 of 10');
	await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
	await page.clock.runFor(10 * 300);
	await expect(position(page)).toHaveText('Step 5 of 10');

	// From the stop it goes on.
	await page.getByRole('button', { name: 'Play' }).click();
	await page.clock.runFor(300);
	await expect(position(page)).toHaveText('Step 6 of 10');
});

test('the panel sets stops by equation, layer and operation, and leads to them', async ({
	page
}) => {
	await bridge.enter(page);
	await openPanel(page);
	const { steps } = bridge.trace;
	for (const [name, meets] of [
		['EQ6', ({ equation }) => equation === 'EQ6'],
		['input', ({ layer }) => layer === 0],
		['layer 1', ({ layer }) => layer === 1],
		['layer 2', ({ layer }) => layer === 2],
		['transpose', ({ op }) => op === 'transpose'],
		['update', ({ op }) => op === 'descend']
	] satisfies [string, (step: Step) => boolean][]) {
		// One that is set has a square before its name.
		const button = stopsPanel(page).getByRole('button', { name: new RegExp(`^(■ )?${name}$`) });
		await button.click();
		await expect(button).toHaveAttribute('aria-pressed', 'true');
		const stops = stepsOf(steps, meets);
		await expectStops(page, stops);
		await expect(stopsPanel(page).getByRole('status')).toHaveText(
			stops.length > 0
				? new RegExp(`^Stops at ${stops.map((step) => `step ${step}`).join(',\\s*')}\\.$`)
				: 'No step of this pass meets them.'
		);
		if (name === 'EQ6') {
			await stopsPanel(page).getByRole('button', { name: 'step 14' }).click();
			await expect(position(page)).toHaveText('Step 14 of 16');
		}
		await button.click();
		await expect(button).toHaveAttribute('aria-pressed', 'false');
	}
	await expectStops(page, []);

	await stopsPanel(page).getByRole('button', { name: 'EQ3' }).click();
	await stopsPanel(page).getByRole('button', { name: 'EQ5' }).click();
	await expectStops(page, [1, 3, 11]);
	await stopsPanel(page).getByRole('button', { name: 'Take all away' }).click();
	await expectStops(page, []);
});

test('the panel sets stops at numbers above and below a limit, and at what is not finite', async ({
	page
}) => {
	await open(page, '/');
	await openPanel(page);
	const { steps } = small.trace;
	await add(page, 'above', '0.6');
	await expectStops(
		page,
		stepsOf(steps, (step) => sizes(step).some((x) => x > 0.6))
	);
	const above = stopsPanel(page).getByRole('button', { name: 'any |number| above 0.6' });
	await expect(above).toHaveAttribute('aria-pressed', 'true');
	await above.click();
	await expect(above).toBeHidden();
	await expectStops(page, []);

	await add(page, 'below', '0.02');
	await expectStops(
		page,
		stepsOf(steps, (step) => sizes(step).some((x) => x < 0.02))
	);
	await press(page, 'Escape');
	await press(page, 'Home');
	await press(page, 'r');
	await expect(position(page)).toHaveText('Step 7 of 10');

	await press(page, 's');
	await stopsPanel(page).getByRole('button', { name: 'Take all away' }).click();
	await pickDocuments(page, [overflowing.model, overflowing.sample]);
	await expect(currentNetwork(page)).toHaveText('2-2');
	await stopsPanel(page).getByRole('button', { name: 'a number that is not finite' }).click();
	await expectStops(page, [1]);
});

test('a limit that is no number is refused in a sentence beside the field', async ({ page }) => {
	await open(page, '/');
	await openPanel(page);
	const limit = stopsPanel(page).getByRole('textbox', { name: 'Limit' });
	for (const [typed, said] of [
		['abc', '“abc”'],
		['', '“”'],
		['-1', '“-1”'],
		['1e999', '“1e999”'],
		['1.2.3', '“1.2.3”']
	]) {
		await add(page, 'above', typed);
		const fault = stopsPanel(page).getByRole('alert');
		await expect(fault, typed).toHaveText(`A limit is a number from 0 on, not ${said}.`);
		await expect(limit).toHaveAttribute('aria-invalid', 'true');
		await expect(limit).toHaveAccessibleDescription(/A limit is a number/);
		await expectStops(page, []);
	}
	await add(page, 'above', '0.25');
	await expect(stopsPanel(page).getByRole('alert')).toBeEmpty();
	await expect(limit).toHaveAttribute('aria-invalid', 'false');
	await expectStops(
		page,
		stepsOf(small.trace.steps, (step) => sizes(step).some((x) => x > 0.25))
	);
});

test('a limit is shown as it was typed, be it ever so fine, and may have a comma', async ({
	page
}) => {
	await open(page, '/');
	await openPanel(page);
	for (const limit of ['0.12344', '0.12341', '0,12345']) {
		await add(page, 'above', limit);
		const name = `any |number| above ${limit.replace(',', '.')}`;
		await expect.soft(stopsPanel(page).getByRole('button', { name })).toBeVisible();
		await expect.soft(stopsPanel(page).getByRole('alert')).toBeEmpty();
	}
});

test('the keys 1 to 6 go to the next step that is the equation, round and round', async ({
	page
}) => {
	await large.enter(page);
	for (const [key, ...steps] of [
		['1', 14],
		['2', 15, 9],
		['3', 1, 3, 1],
		['4', 8],
		['5', 12],
		['6', 15, 9]
	] as const) {
		for (const step of steps) {
			await press(page, String(key));
			await expect(position(page), `key ${key}`).toHaveText(`Step ${step} of 20`);
		}
	}
	// There is no hidden layer in 3-2, and so no EQ1.
	await open(page, '/');
	await press(page, 'ArrowRight');
	await press(page, '1');
	await expect(position(page)).toHaveText('Step 1 of 10');
});

/** The numbers that a step of 3-2 makes, without their signs. */
function sizes({ result }: Step): number[] {
	return Array.from(rowMajor(small.trace.values[result].tensor), Math.abs);
}

/** The cursors of the steps that meet a condition. */
function stepsOf(steps: readonly Step[], meets: (step: Step) => boolean): number[] {
	return steps.flatMap((step, k) => (meets(step) ? [k + 1] : []));
}

/** The mark above a step on the timeline that sets a stop there. */
function gutter(page: Page, step: number): Locator {
	const timeline = page.getByRole('list', { name: 'Timeline' });
	return timeline.getByRole('button', { name: new RegExp(`^Stop at .*, as in step ${step}$`) });
}

/** Fails unless the timeline shows stops at these steps and no others. */
async function expectStops(page: Page, steps: readonly number[]) {
	const pressed = page
		.getByRole('list', { name: 'Timeline' })
		.getByRole('button', { name: /^Stop at/, pressed: true });
	const names = () =>
		pressed.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
	await expect
		.poll(async () => (await names()).map((name) => Number(name!.match(/\d+$/)![0])))
		.toEqual(steps);
}

function stopsPanel(page: Page): Locator {
	return panel(page, 'Stops');
}

async function openPanel(page: Page) {
	await page.getByRole('button', { name: 'Stops', exact: true }).click();
	await expect(stopsPanel(page).getByRole('group', { name: 'Stop at: Equation' })).toBeVisible();
}

/** Adds a stop at numbers above or below a limit. */
async function add(page: Page, side: 'above' | 'below', limit: string) {
	const numbers = stopsPanel(page).getByRole('group', { name: 'Stop at: numbers' });
	await numbers.getByRole('combobox').selectOption(side);
	await numbers.getByRole('textbox', { name: 'Limit' }).fill(limit);
	await numbers.getByRole('button', { name: 'Add' }).click();
}
