import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { aDigit } from '$digits/a-digit';
import { digit } from '$digits/digit-set';
import { digitSample } from '$digits/digit-sample';
import { readModel, writeModel } from '$documents/model';
import { parse } from '$documents/parse';
import { batchOf } from '$engine/batch';
import { learningStep } from '$engine/learning-step';
import { Run } from '$training/run';
import { defaultSettings, type TrainingSettings } from '$training/settings';
import { compiledKernel, makeMemory } from '$training/testing/kernels';
import { smallSet } from '$training/testing/small-set';
import { Trainer } from '$training/trainer';
import { expectAccessible } from './accessible';
import { expectEngineNumbers } from './expect-engine-numbers';
import { documentFile, drop, pick, saved } from './files';
import { digitFiles } from './idx-files';
import { readScreen } from './screen';
import { currentNetwork, hydrated, notice, open, position, press, settled } from './step-page';
import { expect, isolatedTest as test } from './test';

const train = smallSet(600);
const named = { ...train, source: 'train' };
const tested = smallSet(100, { seed: 1 });
const files = [...digitFiles(train, 'train'), ...digitFiles(tested, 't10k')];

/** Long enough to be stopped on its way. */
const long = { 'Hidden neurons': 12, Epochs: 5000 };

async function fill(page: Page, settings: Record<string, string | number>) {
	for (const [label, value] of Object.entries(settings)) {
		await page.getByLabel(label, { exact: true }).fill(String(value));
	}
}

async function loaded(page: Page, settings: Record<string, string | number> = long) {
	await open(page, '/train/');
	await pick(page.getByLabel('IDX files of images and labels'), files);
	await expect(page.getByText('Trains on 600 digits')).toBeVisible();
	await fill(page, settings);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const slider = (page: Page) => page.getByRole('slider', { name: 'Update' });
/** The updates done, as the page says. */
async function done(page: Page): Promise<number> {
	const text = await page.getByText(/^update [\d,]+ of/).innerText();
	return Number(/update ([\d,]+) of/.exec(text)![1].replaceAll(',', ''));
}

/** The same run in Node. */
async function runHere(changes: Partial<TrainingSettings>, updates: number): Promise<Run> {
	const settings = { ...defaultSettings, hidden: 12, epochs: 5000, ...changes };
	const { hidden, batchSize } = settings;
	const sets = [train, tested];
	const kernel = await compiledKernel();
	const trainer = new Trainer(kernel, makeMemory, { inputs: 784, hidden, batchSize, sets });
	const run = new Run(trainer, settings);
	while (run.done < updates) run.step();
	return run;
}

async function savedModel(page: Page): Promise<string> {
	return (await saved(page, () => button(page, 'Save the weights on show').click())).text;
}

test.describe('a run', () => {
	test('is paused, looked back at, stepped through, and still there after a reload', async ({
		page
	}) => {
		await loaded(page);
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBeGreaterThan(200);
		await button(page, 'Pause').click();
		await expect(button(page, 'Resume')).toBeVisible();
		const reached = await done(page);

		await slider(page).fill('123');
		await expect(page.getByText('Looking at the network after update 123.')).toBeVisible();
		await expect(page.getByRole('heading', { name: /right after update 123$/ })).toBeVisible();
		const here = await runHere({}, 123);

		// What the browser computed is, to the last bit, what Node computes from the same seed.
		expect(await savedModel(page)).toBe(writeModel(here.networkAfter(123)));

		const image = here.batch(124)[2];
		const batch = page.getByRole('region', { name: /^The batch of update 124/ });
		await expect(batch.getByRole('link')).toHaveCount(10);
		await batch
			.getByRole('link', { name: new RegExp(`image ${image}, ${aDigit(train.labels[image])}`) })
			.click();
		await expect(page).toHaveURL(/\/mnist\/#update=124\.3(&run=\w+)?$/);
		const line = page.getByText(
			`Update 124 in 64 bits, image 3 of 10: ${aDigit(train.labels[image])}`
		);
		await expect(line).toBeVisible();
		await press(page, 'End');
		await expect(position(page)).not.toHaveText(/^Start/);
		await press(page, 'ArrowLeft');
		const place = await position(page).innerText();
		await page.waitForURL(new RegExp(`at=${/\d+/.exec(place)![0]}$`));

		// The address alone finds the pass again, and the run is there as well.
		await page.reload();
		await expect(line).toBeVisible();
		await expect(position(page)).toHaveText(place);
		await page.getByRole('link', { name: 'Train', exact: true }).click();
		await expect(button(page, 'Resume')).toBeVisible();
		expect(await done(page)).toBe(reached);
		await slider(page).fill('123');
		await expect(page.getByRole('heading', { name: /right after update 123$/ })).toBeVisible();
		expect(await savedModel(page)).toBe(writeModel(here.networkAfter(123)));
		await button(page, 'One batch').click();
		await expect.poll(() => done(page)).toBe(reached + 1);
	});

	test('leads from an answer to the test into the pass that gave it, and on to other digits', async ({
		page
	}) => {
		test.slow();
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		await slider(page).fill('3');
		await expect(page.getByRole('heading', { name: /right after update 3$/ })).toBeVisible();
		const network = (await runHere({ epochs: 1 }, 60)).networkAfter(3);
		const source = 't10k-images-idx3-ubyte';
		const passOf = (index: number) =>
			learningStep(network, digitSample(digit({ ...tested, source }, index)));
		const read = (index: number) => {
			const outputs = passOf(index).values.find(({ id }) => id === 'a2')!.tensor.data;
			return outputs.indexOf(Math.max(...outputs));
		};

		const wrong = page.getByRole('region', { name: /^Wrongly answered/ });
		const first = [...tested.labels].findIndex((label, index) => read(index) !== label);
		const label = tested.labels[first];
		const name = `Step through the pass of image ${first}, ${aDigit(label)}`;
		await wrong.getByRole('link', { name: new RegExp(name) }).click();
		await expect(currentNetwork(page)).toHaveText('run 3');
		const line = page.getByText(`${source}, digit ${first}: ${aDigit(label)}`);
		await expect(line).toBeVisible();
		await press(page, 'End');
		await expect(line).toContainText(`read as ${aDigit(read(first))}`);
		const { length } = passOf(first).steps;
		expectEngineNumbers(await readScreen(page), passOf(first), length);

		// Another digit goes through the same network, and the address finds both again.
		await page.getByRole('button', { name: 'Choose a digit' }).click();
		await page.getByRole('textbox', { name: 'Digit number' }).fill('5');
		await page.getByRole('button', { name: 'Done' }).click();
		await page.waitForURL(/digit=5@t10k-images/);
		await page.reload();
		await expect(currentNetwork(page)).toHaveText('run 3');
		await expect(page.getByText(`${source}, digit 5: ${aDigit(tested.labels[5])}`)).toBeVisible();
		await settled(page);
		expectEngineNumbers(await readScreen(page), passOf(5), length);

		// Who goes on while the run is still looked for is not called back.
		await page.reload();
		await hydrated(page);
		await page.getByRole('link', { name: 'Train', exact: true }).click();
		await expect(page.getByRole('heading', { name: /right after update/ })).toBeVisible();
		await expect(page).toHaveURL(/\/train\/$/);

		// The link says which run it is of.
		await page.goBack();
		await expect(currentNetwork(page)).toHaveText('run 3');
		await expect(page).toHaveURL(/&run=[0-9a-z]+/);
		const address = page.url();
		await open(page, '/train/');
		await page.getByText('Settings of the next run').click();
		await fill(page, { Seed: 2 });
		await button(page, 'Start over').click();
		await expect(page.getByText(/weights from seed 2,/)).toBeVisible();
		await expect.poll(() => done(page)).toBe(60);
		await page.goto('about:blank');
		await page.goto(address);
		await expect(notice(page, 'fault')).toContainText('another run');
	});

	test('has the batch’s mean gradient and its own update in the pass of each image', async ({
		page
	}) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1, 'L2 λ': 2 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		const run = await runHere({ epochs: 1, l2: 2 }, 60);
		const before = run.networkAfter(29);
		const samples = [...run.batch(30)].map((k) => digitSample(digit(named, k)));
		const others = samples.filter((_, k) => k !== 1);
		const trace = learningStep(before, samples[1], {
			batch: batchOf(before, others, { l2: 2, trainingSize: run.n })
		});

		await page.goto('/mnist/#update=30.2');
		await expect(page.getByText('Update 30 in 64 bits, image 2 of 10')).toBeVisible();
		await press(page, 'Home');
		const reads = async (id: string) => {
			const place = trace.values.findIndex((value) => value.id === id);
			await page.goto(`/mnist/#update=30.2&at=${place - trace.givens + 1}`);
			await expect(position(page)).toHaveText(
				`Step ${place - trace.givens + 1} of ${trace.steps.length}`
			);
			const shown = page.locator(`[data-ref="${id}"][data-row="3"][data-col="0"]`).first();
			await expect(shown).toHaveAttribute(
				'data-value',
				String(trace.values[place].tensor.data[3] + 0)
			);
		};
		await reads('dE_db2_mean');
		await expect(page.getByRole('heading', { name: 'The mean over the batch' })).toBeVisible();
		await reads('b2_new');
		await page.goto(
			`/mnist/#update=30.2&at=${trace.steps.findIndex(({ op }) => op === 'descend') + 1}`
		);
		await expect(page.getByText('L2 shrinks each weight')).toBeVisible();
	});

	test('shows the accuracy of its network, and the digits that it takes for others', async ({
		page
	}) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect(page.getByRole('heading', { name: /right after update 60$/ })).toBeVisible();
		const table = page.getByRole('table');
		const counts = await table
			.getByRole('button')
			.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')!));
		expect(counts).toHaveLength(100);
		const all = counts.map((text) => Number(text.split(' ')[0]));
		expect(all.reduce((sum, n) => sum + n)).toBe(100);
		const right = all.filter((_, k) => k % 11 === 0).reduce((sum, n) => sum + n);
		await expect(
			page.getByRole('heading', { name: `${right}.00 % right after update 60` })
		).toBeVisible();
		await expect(
			page.getByRole('heading', { name: `Wrongly answered: ${100 - right}` })
		).toBeVisible();

		await table.getByRole('button', { name: /of digit 3 taken for 3/ }).click();
		await expect(page.getByRole('heading', { name: `3 taken for 3: ${all[33]}` })).toBeVisible();
	});

	test('that begins anew with fewer digits to be tested on is asked about those alone', async ({
		page
	}) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect(page.getByRole('heading', { name: /right after update 60$/ })).toBeVisible();
		const few = digitFiles(smallSet(2, { seed: 5 }), 'few-test');
		await pick(page.getByLabel('IDX files of images and labels'), few);
		const select = (name: string, source: string) =>
			page.getByRole('combobox', { name }).selectOption(source);
		await select('Train on', 'train-images-idx3-ubyte');
		await select('Test on', 'few-test-images-idx3-ubyte');
		await button(page, 'Start over').click();
		await expect(page.getByRole('heading', { name: /0 % right after update 60$/ })).toBeVisible();
		const cells = page.getByRole('table').getByRole('button');
		const counts = await cells.evaluateAll((all) =>
			all.map((cell) => Number(cell.getAttribute('aria-label')!.split(' ')[0]))
		);
		expect(counts.reduce((sum, n) => sum + n)).toBe(2);
	});

	test('goes batch by batch by keyboard, and is not thrown away by one press', async ({ page }) => {
		await loaded(page);
		const one = button(page, 'One batch');
		await one.focus();
		for (const updates of [1, 2]) {
			await page.keyboard.press('Enter');
			await expect.poll(() => done(page)).toBe(updates);
			await expect(one).toBeFocused();
			await expect(one).toBeEnabled();
		}
		const start = page.getByRole('group', { name: 'The run' }).getByRole('button').first();
		const place = await button(page, 'Forget this run').boundingBox();
		await start.click();
		await expect.poll(() => done(page)).toBeGreaterThan(1000);
		await start.click();
		await expect(button(page, 'Resume')).toBeFocused();
		const reached = await done(page);

		await button(page, 'Start over').dblclick();
		await expect(page.getByText(/updates of this run would be lost/)).toBeVisible();
		expect(await done(page)).toBe(reached);
		await page.keyboard.press('Escape');
		await button(page, 'Forget this run').click();
		expect(await button(page, 'Really forget this run?').boundingBox()).toEqual(place);
		// Who means it has read the question.
		await page.waitForTimeout(700);
		await button(page, 'Really forget this run?').click();
		await expect(button(page, 'Start')).toBeEnabled();
		await expect(button(page, 'Forget this run')).toBeFocused();
		await expect(button(page, 'Forget this run')).toBeDisabled();
	});

	test('says beside its buttons why the next cannot begin', async ({ page }) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		const few = digitFiles(smallSet(2, { seed: 5 }), 'few');
		await pick(page.getByLabel('IDX files of images and labels'), few);
		await page.getByRole('combobox', { name: 'Train on' }).selectOption('few-images-idx3-ubyte');
		await expect(button(page, 'Start over')).toBeDisabled();
		await expect(
			page.getByText(/^The next run cannot begin\. .*from 1 to 2, not 10/)
		).toBeVisible();
		await button(page, 'Show the settings').click();
		await fill(page, { 'Batch size m': 2 });
		await expect(button(page, 'Start over')).toBeEnabled();
	});

	test('without any files learns digits that the project draws itself', async ({ page }) => {
		await open(page, '/train/');
		await expect(page.getByText('digits that Backstep draws itself')).toBeVisible();
		await fill(page, { 'Hidden neurons': 10, Epochs: 1, 'Training images': 1000 });
		await button(page, 'Start').click();
		await expect(
			page.getByRole('heading', { name: /^\d\d\.\d\d % right after update 100$/ })
		).toBeVisible({
			timeout: 60_000
		});
		await expect(page.getByText('from Backstep’s pen').first()).toBeVisible();
	});

	test('is compared with itself at another update', async ({ page }) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 2 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(120);
		await slider(page).fill('20');
		await expect(page.getByText('after update 20.')).toBeVisible();
		await button(page, 'Compare from here').click();
		const heading = page.getByRole('heading', { name: 'Two points of the run' });
		await expect(heading).toBeFocused();
		await expect(heading).toBeInViewport();
		await slider(page).press('End');
		const compared = page.getByRole('region', { name: 'Two points of the run' });
		// Until the other update has been looked at, both are the same.
		await expect(
			compared.getByRole('img', { name: /changed from update 20 to 120$/ })
		).toBeVisible();
		for (const update of [20, 120]) {
			const name = `The hidden neurons’ weights after update ${update}`;
			await expect(compared.getByRole('img', { name, exact: true })).toBeVisible();
		}

		const cell = page.getByRole('button', { name: /of digit 3 taken for 3/ });
		await cell.click();
		await page.reload();
		await expect(cell).toHaveAttribute('aria-pressed', 'true');
		await expect(
			compared.getByRole('img', { name: /changed from update 20 to 120$/ })
		).toBeVisible();
	});

	test('goes slowly where it is told to, and quickly again on its way', async ({ page }) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		const pace = page.getByRole('combobox', { name: 'Pace' });
		await pace.selectOption('1 update a second');
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBeGreaterThan(1);
		expect(await done(page)).toBeLessThan(60);
		await expect(button(page, 'Pause')).toBeVisible();
		await page.reload();
		await expect(pace).toHaveValue('1');
		await button(page, 'Resume').click();
		await pace.selectOption('full speed');
		await expect.poll(() => done(page)).toBe(60);
		const here = await runHere({ epochs: 1 }, 60);
		expect(await savedModel(page)).toBe(writeModel(here.networkAfter(60)));
	});

	test('that becomes infinite stops at its last finite weights and says so', async ({ page }) => {
		await loaded(page, { ...long, 'Learning rate η': '1e6', 'L2 λ': 5 });
		await button(page, 'Start').click();
		await expect(page.getByText(/^The numbers became infinite at update \d+/)).toBeVisible();
		await expect(button(page, 'Resume')).toBeVisible();
		const { weights } = readModel(parse(await savedModel(page)));
		expect(weights.every(({ data }) => data.every(Number.isFinite))).toBe(true);
	});

	test('computes the same without SIMD, more slowly', async ({ page }) => {
		await page.route('**/*.wasm', (route) => route.fulfill({ body: 'no kernel' }));
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		await expect(page.getByText(/no SIMD/)).toBeVisible();
		const here = await runHere({ epochs: 1 }, 60);
		expect(await savedModel(page)).toBe(writeModel(here.networkAfter(60)));
	});

	test('whose worker dies goes on in another, from where it was kept', async ({ page }) => {
		await loaded(page);
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBeGreaterThan(100);
		await button(page, 'Pause').click();
		await expect(button(page, 'Resume')).toBeVisible();
		const reached = await done(page);
		await page.workers()[0].evaluate(() => self.close());
		await button(page, 'Resume').click();
		await expect(page.getByText(/^The worker that computes the run stopped. Another/)).toBeVisible({
			timeout: 30_000
		});
		await expect.poll(() => done(page)).toBe(reached);
		await button(page, 'Resume').click();
		await expect.poll(() => done(page)).toBeGreaterThan(reached);
	});

	test('goes on where the browser has no room to keep it, and the page says so', async ({
		page,
		baseURL
	}) => {
		const session = await page.context().newCDPSession(page);
		await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 1000 });
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		await expect(page.getByText(/no room to keep this run/)).toBeVisible();
	});

	test('of another tab is the one that is kept, and this tab says so', async ({ page }) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		const other = await page.context().newPage();
		await open(other, '/train/');
		await expect(other.getByText(/^Another tab has a run open/)).toBeVisible();
		await other.close();
		await page.reload();
		await expect.poll(() => done(page)).toBe(60);
	});

	test('goes on while other pages are looked at, and its page then shows how far', async ({
		page
	}) => {
		await loaded(page);
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBeGreaterThan(50);
		await page.getByRole('link', { name: 'Equations', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Train/);
		await page.getByRole('link', { name: 'Train', exact: true }).click();
		const then = await done(page);
		await expect.poll(() => done(page)).toBeGreaterThan(then);
		await button(page, 'Pause').click();
		await slider(page).fill('40');
		await expect(page.getByText('Looking at the network after update 40.')).toBeVisible();
		await expect(page.getByRole('img', { name: /hidden neurons.*after update 40$/ })).toBeVisible();
	});

	test('begins from a model’s weights', async ({ page }) => {
		const here = await runHere({ epochs: 1 }, 60);
		const model = documentFile('mine.json', writeModel(here.networkAfter(60)));
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await pick(page.getByLabel('A model to begin from'), [model]);
		await expect(page.getByText('The next run begins from mine.json.')).toBeVisible();
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		await slider(page).fill('0');
		await expect(page.getByText('Looking at the network after update 0.')).toBeVisible();
		expect(await savedModel(page)).toBe(writeModel(here.networkAfter(60)));
	});

	test('saves its curves as numbers and as pictures', async ({ page }) => {
		await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
		await button(page, 'Start').click();
		await expect.poll(() => done(page)).toBe(60);
		const { text: csv } = await saved(page, () => button(page, 'CSV').click());
		expect(csv.trim().split('\n')).toHaveLength(61);
		const here = await runHere({ epochs: 1 }, 0);
		expect(csv.split('\n')[1]).toBe(`1,1,${here.step()},,`);
		const { text: svg } = await saved(page, () => button(page, 'SVG').click());
		expect(svg).toContain('<path');
		expect(svg).not.toContain('class=');
		const { text: png } = await saved(page, () => button(page, 'PNG').click());
		expect(png.slice(1, 4)).toBe('PNG');
	});
});

test.describe('what is wrong', () => {
	test('is said beside the settings, and nothing starts', async ({ page }) => {
		await loaded(page, { 'Learning rate η': 'fast' });
		await expect(
			page.getByText('The learning rate is more than 0, not what is written there.')
		).toBeVisible();
		await expect(button(page, 'Start')).toBeDisabled();
		await fill(page, { 'Learning rate η': '3', 'Batch size m': 601 });
		await expect(
			page.getByText(/images in a batch are a whole number from 1 to 600/)
		).toBeVisible();
		await fill(page, { 'Batch size m': 10 });
		await expect(button(page, 'Start')).toBeEnabled();
	});

	test('is put right by settings of the book', async ({ page }) => {
		await loaded(page, { 'Learning rate η': 0, Epochs: 0, 'Batch size m': 7 });
		await expect(button(page, 'Start')).toBeDisabled();
		await button(page, 'softmax and cross-entropy, η 0.5').click();
		await expect(page.getByRole('combobox', { name: 'Cost' })).toHaveValue('cross-entropy');
		await expect(page.getByLabel('Learning rate η')).toHaveValue('0.5');
		await expect(page.getByLabel('Batch size m')).toHaveValue('10');
		await expect(button(page, 'Start')).toBeEnabled();
	});

	test('with files is said, and which are missing', async ({ page }) => {
		await open(page, '/train/');
		const field = page.getByLabel('IDX files of images and labels');
		await pick(field, [files[0]]);
		await expect(
			page.getByText(/600 images loaded from train-images-idx3-ubyte; now choose their labels/)
		).toBeVisible();
		await pick(field, [documentFile('notes.txt', 'hello')]);
		await expect(page.getByRole('alert').filter({ hasText: 'notes.txt' })).toBeVisible();
		await pick(field, [files[1]]);
		await expect(page.getByText('Trains on 600 digits')).toBeVisible();
	});

	test('with a model to begin from is said', async ({ page }) => {
		await loaded(page);
		const field = page.getByLabel('A model to begin from');
		await pick(field, [documentFile('broken.json', '{')]);
		await expect(page.getByRole('alert').filter({ hasText: 'broken.json' })).toBeVisible();
		await drop(page, [documentFile('dropped.json', '{')]);
		await expect(page.getByRole('alert').filter({ hasText: 'dropped.json' })).toBeVisible();
	});

	test('with a link into a run that this browser does not have is said', async ({ page }) => {
		await open(page, '/mnist/#update=5.1');
		await expect(page.getByText('This browser has no run')).toBeVisible();
	});
});

for (const viewport of [
	{ width: 1280, height: 600 },
	{ width: 390, height: 844 }
]) {
	test.describe(`/train/, ${viewport.width} wide`, () => {
		test.use({ viewport });
		test('has nothing that axe finds grave, before a run and after, and does not scroll sideways', async ({
			page
		}) => {
			await open(page, '/train/');
			await expectAccessible(page, 'at the start');
			await loaded(page, { 'Hidden neurons': 12, Epochs: 1 });
			await button(page, 'Start').click();
			await expect.poll(() => done(page)).toBe(60);
			await expect(page.getByRole('table')).toBeVisible();
			await expectAccessible(page, 'after a run');
			const { scrolled, seen } = await page.evaluate(() => ({
				scrolled: document.documentElement.scrollWidth,
				seen: document.documentElement.clientWidth
			}));
			expect(scrolled).toBe(seen);
		});
	});
}

const mnist = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));

test('MNIST itself is read to more than nine in ten after one epoch', async ({ page }) => {
	test.skip(!existsSync(mnist), `MNIST's files are not in ${mnist}`);
	test.setTimeout(120_000);
	await open(page, '/train/');
	const names = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];
	await page
		.getByLabel('IDX files of images and labels')
		.setInputFiles(names.map((name) => `${mnist}${name}-ubyte.gz`));
	await expect(page.getByText('Trains on 60,000 digits from MNIST training')).toBeVisible({
		timeout: 30_000
	});
	await fill(page, { Epochs: 1 });
	await button(page, 'Start').click();
	await expect.poll(() => done(page), { timeout: 60_000 }).toBe(6000);
	await expect(
		page.getByRole('heading', { name: /^9[3-5]\.\d\d % right after update 6,000/ })
	).toBeVisible();
});
