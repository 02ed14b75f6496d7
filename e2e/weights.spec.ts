import { drawnDigit } from '$digits/pen/drawn-digit';
import { digitSample } from '$digits/digit-sample';
import { readModel } from '$documents/model';
import { parse } from '$documents/parse';
import { learningStep } from '$engine/learning-step';
import { smallSet } from '$training/testing/small-set';
import { builtIn } from '$state/networks';
import { expectEngineNumbers } from './expect-engine-numbers';
import { documentFile, pick, saved } from './files';
import { digitFiles } from './idx-files';
import { readScreen } from './screen';
import { currentNetwork, networkLink, notice, open, position, press, settled } from './step-page';
import { expect, isolatedTest as test } from './test';

const sample = digitSample(drawnDigit());

test('the weights of 784-30-10 are those of the training run, or of a model, when the visitor says so', async ({
	page
}) => {
	await open(page, '/train/');
	await pick(page.getByLabel('IDX files of images and labels'), digitFiles(smallSet(100), 'train'));
	await page.getByLabel('Epochs', { exact: true }).fill('1');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByText(/^update 10 of 10/)).toBeVisible();
	const { text } = await saved(page, () =>
		page.getByRole('button', { name: 'Save the weights on show' }).click()
	);
	const trace = learningStep(readModel(parse(text)), sample);

	await open(page, '/mnist/#to-input=on&at=18');
	await expect(position(page)).toHaveText('Step 18 of 22');
	await page.getByRole('button', { name: 'Edit values' }).click();
	await page.getByRole('button', { name: 'Those of the training run' }).click();
	await expect(currentNetwork(page)).toHaveText('run 10');
	// Nothing but the weights is another.
	await expect(position(page)).toHaveText('Step 18 of 22');
	await press(page, 'Home');
	await press(page, 'ArrowRight');
	await settled(page);
	expectEngineNumbers(await readScreen(page), trace, 1);

	await page.getByRole('radio', { name: 'random' }).check();
	await expect(currentNetwork(page)).toHaveText('784-30-10');
	await settled(page);
	const random = learningStep(builtIn['784-30-10']().network, sample);
	expectEngineNumbers(await readScreen(page), random, 1);

	await pick(page.getByLabel('A model of your own'), [documentFile('own.json', text)]);
	await expect(currentNetwork(page)).toHaveText('own 784-30-10');
	await settled(page);
	expectEngineNumbers(await readScreen(page), trace, 1);
});

test('without the trained weights the page says so, and goes on with random ones', async ({
	page
}) => {
	await page.route('**/*.f32', (route) => route.fulfill({ body: 'cut off' }));
	await page.goto('/mnist/');
	await expect(notice(page, 'remark')).toContainText('The trained weights could not be fetched');
	await press(page, 'ArrowRight');
	await settled(page);
	const random = learningStep(builtIn['784-30-10']().network, sample);
	expectEngineNumbers(await readScreen(page), random, 1);
	await page.getByRole('button', { name: 'Edit values' }).click();
	await expect(page.getByRole('radio', { name: 'trained on MNIST' })).toBeDisabled();
});

test('the page that waits for the trained weights announces them; a link to it, from a page that is there, does not', async ({
	page
}) => {
	const announced = page.locator('link[rel="preload"][href$=".f32"]');
	await open(page, '/mnist/');
	await expect(announced).toHaveCount(1);
	await open(page, '/');
	await networkLink(page, '784-30-10').click();
	await expect(currentNetwork(page)).toHaveText('784-30-10');
	await expect(announced).toHaveCount(0);
});
