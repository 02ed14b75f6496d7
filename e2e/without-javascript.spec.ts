import { expectEngineNumbers } from './expect-engine-numbers';
import { networks } from './networks';
import { readScreen } from './screen';
import { stepRegion, stop } from './step-page';
import { expect, isolatedTest as test } from './test';

test.use({ javaScriptEnabled: false });

const [small, , large] = networks;

for (const { path, title, shown, network, first, steps } of [
	{
		path: '/',
		title: 'Backstep: step through backpropagation, number by number',
		shown: small,
		network: 'The network 3-2',
		first: 'EQ3, z',
		steps: 10
	},
	{
		path: '/mnist/',
		title: '784-30-10 · Backstep',
		shown: large,
		network: 'The network 784-30-10',
		first: 'EQ3, z¹',
		steps: 20
	}
]) {
	test(`without JavaScript ${path} shows its words, what is given and the pass to come`, async ({
		page
	}) => {
		await page.goto(path);
		await expect(page).toHaveTitle(title);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Backstep');
		for (const name of ['3-2', '3-3-2', '784-30-10']) {
			await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
		}
		const step = stepRegion(page);
		await expect(step.getByRole('heading', { level: 2 })).toHaveText(
			'A network, an input and a target'
		);
		await expect(step.getByText('These numbers are given.')).toBeVisible();
		await expect(page.getByRole('group', { name: network })).toBeVisible();

		const { printed } = await readScreen(page);
		// Maps are drawn by a script: without one there are the numbers that are printed.
		const drawn = { place: [], printed, nameless: [], maps: mapsOf(shown.trace) };
		expectEngineNumbers(drawn, shown.trace, 0);

		await expect(stop(page, 0)).toHaveAttribute('aria-current', 'step');
		await expect(stop(page, 1)).toHaveAccessibleName(`Step 1: ${first}`);
		await expect(page.getByRole('button', { name: /^Step \d/ })).toHaveCount(steps);
		const timeline = page.getByRole('list', { name: 'Timeline' });
		for (const section of ['Given', 'Forward', 'Cost', 'Backward · layer 1', 'Update']) {
			await expect(timeline.getByRole('button', { name: section, exact: true })).toBeVisible();
		}
		await expect(page.getByText(`Start of ${steps} steps`)).toBeVisible();
	});
}

test('without JavaScript /mnist/ shows the digit that is put through the network', async ({
	page
}) => {
	await page.goto('/mnist/');
	await expect(page.getByText('Digit drawn by Backstep: a 4')).toBeVisible();
	const picture = page.getByRole('img', { name: 'The input: 784 pixels as a picture' });
	await expect(picture).toBeVisible();
	const inked = large.trace.values[0].tensor.data.filter((grey) => grey > 0);
	await expect(picture.locator('rect')).toHaveCount(inked.length);
});

test('without JavaScript a link leads from network to network', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('link', { name: '784-30-10' }).click();
	await expect(page).toHaveTitle('784-30-10 · Backstep');
	await page.getByRole('link', { name: '3-2', exact: true }).click();
	await expect(page).toHaveTitle(/^Backstep/);
});

function mapsOf({ values }: (typeof networks)[number]['trace']) {
	return values.map(({ tensor: { rows, cols } }) => ({
		name: `${rows} by ${cols},`,
		drawn: true
	}));
}
