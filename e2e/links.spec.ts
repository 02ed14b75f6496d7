import type { Browser, Page } from '@playwright/test';
import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network } from '$engine/network';
import { column, fromRows, tensor } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import { afterStep } from '$replay/moment';
import { builtIn } from '$state/networks';
import { complaintsOf } from './complaints';
import { expectEngineNumbers } from './expect-engine-numbers';
import { expectPrinted } from './expect-printed';
import { documentFile, pickDocuments } from './files';
import { networks } from './networks';
import { isAbout, originPanel, panel } from './origin-panel';
import { classifier, wide } from './own-models';
import { passes } from './rounds';
import { copyOfScreen, readScreen } from './screen';
import {
	currentNetwork,
	networkLink,
	notice,
	open,
	position,
	press,
	settled,
	stepRegion,
	stop
} from './step-page';
import { expect, isolatedTest, test } from './test';

const [, , large] = networks;

test.describe('a link', () => {
	const { network, sample } = builtIn['3-3-2']();
	const changed = {
		...network,
		learningRate: 1,
		weights: [
			fromRows([[0.2, -0.3, 0.4], [0.5, 0.7, -0.2], [-0.4, 0.6, 0.3]]), // prettier-ignore
			network.weights[1]
		],
		biases: [tensor(3, 1), tensor(2, 1)]
	};
	const changes = 'W1.2.2=0.7&alpha=1&biases=on&rounds=2';
	const [, , third] = passes(changed, sample, 2);

	test('brings network, changes, rounds, a row or a term at work, stops, watches and a panel', async ({
		page
	}) => {
		const stops = 'stop=EQ1,transpose,layer2,above0.9';
		const watches = 'watch=W1.2.2,delta1.1,E';
		await open(page, `/#3-3-2&${changes}&at=12.2&${stops}&${watches}&open=origin:delta2.2`);
		await expect(currentNetwork(page)).toHaveText('3-3-2');
		await expect(position(page)).toHaveText('Step 12 of 20');
		await expect(stepRegion(page).getByRole('button', { name: 'row 2 of 3' })).toBeVisible();
		await isAbout(page, 'δ²₂');
		await expectPrinted(page, third, { grain: 'row', step: 12, row: 1, term: 0 });
		await expect(watched(page)).toHaveText(['w¹₂₂', 'δ¹₁', 'E']);
		expect(await stopsShown(page)).toEqual(
			third.steps.flatMap(({ equation, op, layer, result }, k) => {
				const met = equation === 'EQ1' || op === 'transpose' || layer === 2;
				const above = third.values[result].tensor.data.some((x) => Math.abs(x) > 0.9);
				return met || above ? [k + 1] : [];
			})
		);
		await expect(notice(page, 'fault')).toBeHidden();

		// Of a term at work, and of the fields of what is edited.
		await open(page, `/#3-3-2&${changes}&at=12.2.1&open=edit`);
		await expect(stepRegion(page).getByRole('button', { name: 'term 1 of 2' })).toBeVisible();
		await expectPrinted(page, third, { grain: 'term', step: 12, row: 1, term: 0 });
		const edit = panel(page, 'Edit values');
		await expect(edit.getByText('Pass 3', { exact: true })).toBeVisible();
		await expect(edit.getByRole('textbox', { name: 'α' })).toHaveValue('1');
		const W1 = third.values.find(({ id }) => id === 'W1')!.tensor;
		const field = edit.getByRole('textbox', { name: 'w¹₂₂' });
		expect(Number(await field.inputValue())).toBeCloseTo(W1.data[4], 12);
	});

	test('with a seed draws the large network’s weights from it', async ({ page }) => {
		await open(page, '/mnist/#seed=7&at=3');
		await expect(position(page)).toHaveText('Step 3 of 20');
		const { network } = builtIn['784-30-10']();
		const [input, target] = large.trace.values;
		const trace = learningStep(initialise(network, { how: 'uniform', seed: 7, biases: true }), {
			input: input.tensor,
			target: target.tensor
		});
		await expectPrinted(page, trace, afterStep(3));
		await expect(page).toHaveURL(/#seed=7&at=3$/);
		await page.reload();
		await expect(position(page)).toHaveText('Step 3 of 20');
		await expectPrinted(page, trace, afterStep(3));
	});

	test('that is partly nonsense is followed as far as it goes, and the page says what was not', async ({
		page
	}) => {
		const nonsense = ['bogus=1', 'at=x', 'stop=EQ2', 'Z'];
		await open(page, `/#3-2&W1.2.2=0.7&at=7&${nonsense.join('&')}`);
		await expect(notice(page, 'fault')).toContainText('Part of this link was left out');
		for (const piece of nonsense) {
			await expect(notice(page, 'fault')).toContainText(`“${piece}” means nothing here`);
		}
		await expect(position(page)).toHaveText('Step 7 of 10');
		const { network, sample } = builtIn['3-2']();
		const weights = [fromRows([[0.1, 0.3, 0.5], [0.2, 0.7, 0.6]])]; // prettier-ignore
		const trace = learningStep({ ...network, weights }, sample, { toInput: true });
		await expectPrinted(page, trace, afterStep(7));
	});

	test('to what a network lacks says so, and brings the rest', async ({ page, browser }) => {
		await open(page, '/#3-2&watch=W2.1.1,W1.1.1&open=stops&at=99');
		await expect(notice(page, 'fault')).toContainText('this network lacks a watched number');
		await expect(watched(page)).toHaveText(['w₁']);
		await expect(panel(page, 'Stops')).toBeVisible();
		await expect(position(page)).toHaveText('Step 10 of 10');

		const impossible = new URL('/#3-3-2&W1.9.9=1&at=4', page.url()).href;
		await inAnotherContext(browser, impossible, async (other) => {
			await expect(notice(other, 'fault')).toContainText('W1 is 3×3: it has no row 9, column 9');
			await expect(currentNetwork(other)).toHaveText('3-3-2');
			await expect(position(other)).toHaveText('Step 4 of 16');
			await expectEngine(other, networks[1].trace, 4);
		});
	});

	test('to the origin of what a network lacks brings its watches all the same', async ({
		page
	}) => {
		await open(page, '/#3-2&watch=W1.1.1&open=origin:delta7.1&at=2');
		await expect(notice(page, 'fault')).toContainText('this network lacks delta7');
		await expect(position(page)).toHaveText('Step 2 of 10');
		await expect(watched(page)).toHaveText(['w₁']);
	});
});

test('the address follows what is seen, and shows the same to another visitor', async ({
	page,
	browser
}) => {
	await open(page, '/');
	await networkLink(page, '3-3-2').click();
	await stop(page, /^Step \d+: EQ1/).click();
	await press(page, 'b');
	await stepRegion(page)
		.getByRole('grid', { name: 'δ¹, 3 by 1' })
		.getByRole('gridcell')
		.nth(1)
		.click();
	await isAbout(page, 'δ¹₂');
	await originPanel(page).getByRole('button', { name: 'Watch', exact: true }).click();
	await press(page, 'ArrowDown');
	await press(page, 'ArrowRight');
	await expect(page).toHaveURL('/#3-3-2&at=13.2&stop=EQ1&watch=delta1.2&open=origin:delta1.2');
	await expectSameElsewhere(page, browser);

	await page.getByRole('button', { name: 'Edit values' }).click();
	const edit = panel(page, 'Edit values');
	await edit.getByRole('textbox', { name: 'w¹₁₂' }).fill('-1.25');
	await edit.getByRole('button', { name: '10 times' }).click();
	await press(page, 'Escape');
	await stop(page, 5).click();
	await expect(page).toHaveURL('/#3-3-2&W1.1.2=-1.25&rounds=10&at=5&stop=EQ1&watch=delta1.2');
	await expectSameElsewhere(page, browser);
});

test('a reload keeps all that is seen', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('button', { name: 'Edit values' }).click();
	await panel(page, 'Edit values')
		.getByLabel('Outputs and cost')
		.selectOption('tanh · ½ Σ (o − t)²');
	await press(page, 'Escape');
	await stop(page, 8).click();
	await press(page, 'b');
	await press(page, 's');
	await expect(page).toHaveURL(/activation1=tanh.*at=8.*stop=transpose.*open=stops/);
	await rest(page);
	const before = await whatIsSeen(page);
	await page.reload();
	await expect(position(page)).toHaveText('Step 8 of 10');
	await expect(panel(page, 'Stops').getByRole('group').first()).toBeVisible();
	await rest(page);
	expect(await whatIsSeen(page)).toEqual(before);
});

test('the address goes on to say what is seen when the network on show is chosen again', async ({
	page
}) => {
	await open(page, '/#at=4');
	await expect(position(page)).toHaveText('Step 4 of 10');
	await networkLink(page, '3-2').click();
	await expect(position(page)).toHaveText('Step 4 of 10');
	await expect(page).toHaveURL('/#at=4');
});

test('the browser’s back brings back the address that was left, and what it says', async ({
	page
}) => {
	await open(page, '/');
	await page.getByRole('button', { name: 'Edit values' }).click();
	await panel(page, 'Edit values').getByRole('textbox', { name: 'h₁', exact: true }).fill('0.25');
	await press(page, 'Escape');
	await stop(page, 4).click();
	await expect(page).toHaveURL('/#a0.1=0.25&at=4');
	await networkLink(page, '784-30-10').click();
	await expect(page).toHaveURL(/\/mnist\/?#at=\d+$/);
	await press(page, 'End');
	await expect(page).toHaveURL(/\/mnist\/?#at=20$/);
	await page.goBack();
	await expect(currentNetwork(page)).toHaveText('3-2');
	await expect(position(page)).toHaveText('Step 4 of 10');
	const { network, sample } = builtIn['3-2']();
	const input = column([0.25, 0.1, 0.4]);
	const trace = learningStep(network, { ...sample, input }, { toInput: true });
	await expectPrinted(page, trace, afterStep(4));
});

test('a small model that was opened travels in the link', async ({ page, browser }) => {
	const { model, sample, trace, name } = classifier;
	await open(page, '/');
	await pickDocuments(page, [model, sample]);
	await expect(currentNetwork(page)).toHaveText(name);
	await stop(page, 8).click();
	await expect(page).toHaveURL(/#4-5-3&.*&at=8$/);
	await inAnotherContext(browser, page.url(), async (other) => {
		await expect(currentNetwork(other)).toHaveText(name);
		await expect(position(other)).toHaveText(`Step 8 of ${trace.steps.length}`);
		await expectEngine(other, trace, 8);
		await press(other, 'End');
		await expectEngine(other, trace, trace.steps.length);
	});
});

test('an own model with the layers of 3-2 travels too', async ({ page, browser }) => {
	const network: Network = {
		layers: [3, 2],
		activations: ['tanh'],
		cost: 'mean-squared-error',
		learningRate: 0.1,
		weights: [fromRows([[1, -1, 0.5], [0.125, 2, -3]])], // prettier-ignore
		biases: [column([0.5, -0.5])]
	};
	const sample = { input: column([0.5, -0.25, 2]), target: column([0.3, -0.3]) };
	const trace = learningStep(network, sample, { toInput: true });
	await open(page, '/');
	await pickDocuments(page, [
		documentFile('model.json', writeModel(network)),
		documentFile('sample.json', writeSample(sample))
	]);
	await expect(currentNetwork(page)).toHaveText('own 3-2');
	await press(page, 'End');
	await expect(page).toHaveURL(/at=12$/);
	await inAnotherContext(browser, page.url(), async (other) => {
		await expect(position(other)).toHaveText('Step 12 of 12');
		await expectEngine(other, trace, 12);
		await press(other, 'Home');
		await expectEngine(other, trace, 0);
	});
});

isolatedTest('Share copies a link to what is seen', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page, '/');
	await stop(page, 6).click();
	await press(page, 'ArrowDown');
	// At once: before the address has followed.
	await page.getByRole('button', { name: 'Share' }).click();
	await expect(notice(page, 'remark')).toContainText('Copied a link to all that you see here.');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toBe(new URL('/#at=6.1', page.url()).href);
	await expect(page).toHaveURL(copied);

	await pickDocuments(page, [wide.model, wide.sample]);
	await expect(currentNetwork(page)).toHaveText(wide.name);
	await page.getByRole('button', { name: 'Share' }).click();
	await expect(notice(page, 'fault')).toContainText('A link cannot carry so large a network');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
});

isolatedTest('where copying is refused, Share shows the link to be copied', async ({ page }) => {
	await page.addInitScript(() => {
		navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
	});
	await open(page, '/');
	await press(page, 'ArrowRight');
	await page.getByRole('button', { name: 'Share' }).click();
	const shown = page.getByRole('textbox', { name: 'The link' });
	await expect(shown).toBeFocused();
	await expect(shown).toHaveValue(new URL('/#at=1', page.url()).href);
	await page.keyboard.press('Escape');
	await expect(shown).toBeHidden();
});

/** Fails unless a fresh browser shows at this address the same as the page does. */
async function expectSameElsewhere(page: Page, browser: Browser) {
	await page.mouse.move(640, 8);
	await rest(page);
	const expected = await whatIsSeen(page);
	await inAnotherContext(browser, page.url(), async (other) => {
		await expect.poll(() => whatIsSeen(other)).toEqual(expected);
	});
}

async function inAnotherContext(
	browser: Browser,
	address: string,
	look: (page: Page) => Promise<void>
) {
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		const complaints = complaintsOf(page, new URL('/', address).href);
		await open(page, address);
		await look(page);
		expect(complaints, 'complaints of the browser').toEqual([]);
	} finally {
		await context.close();
	}
}

/** All that there is to be seen: the step and what is beside it, watches, stops and fields. */
async function whatIsSeen(page: Page): Promise<string[]> {
	await settled(page);
	const screen = await copyOfScreen(page);
	const watches = page.getByRole('region', { name: 'Watched numbers' });
	const fields = await page
		.getByRole('main')
		.locator('input, select')
		.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
	return [
		// The names by which parts of the page refer to each other are nobody’s to see.
		...screen.map((piece) => piece.replace(/ (id|for|aria-describedby)="[^"]*"/g, '')),
		...(await watches.allInnerTexts()),
		...(await stopsShown(page)).map(String),
		...fields
	];
}

/** Waits until the address has followed. */
async function rest(page: Page) {
	await expect
		.poll(async () => {
			const before = page.url();
			await page.waitForTimeout(250);
			return page.url() === before;
		})
		.toBe(true);
}

/** The steps that are marked as stops on the timeline. */
function stopsShown(page: Page): Promise<number[]> {
	return page
		.getByRole('list', { name: 'Timeline' })
		.getByRole('button', { name: /^Stop at/, pressed: true })
		.evaluateAll((all) =>
			all.map((one) => Number(/\d+$/.exec(one.getAttribute('aria-label')!)![0]))
		);
}

function watched(page: Page) {
	const watches = page.getByRole('region', { name: 'Watched numbers' }).getByRole('listitem');
	return watches.locator('button').filter({ hasNotText: /^(\d+|×)$/ });
}

async function expectEngine(page: Page, trace: Trace, cursor: number) {
	await settled(page);
	expectEngineNumbers(await readScreen(page), trace, cursor);
}
