import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { writeTrace } from '$documents/trace';
import { expectEngineNumbers } from './expect-engine-numbers';
import { documentFile, drop, exportDocument, pickDocuments, waysToOpen } from './files';
import { networks } from './networks';
import { classifier, deep, oneLayer, overflowing, wide } from './own-models';
import { copyOfScreen, readScreen } from './screen';
import { expectSameDocument } from './same-number';
import { currentNetwork, notice, open, position, press, settled, stepRegion } from './step-page';
import { expect, test } from './test';

test('the trace of 3-2 is, byte for byte, what the trace command prints of its model and sample', async ({
	page
}, testInfo) => {
	test.setTimeout(60_000);
	await open(page, '/');
	const paths: string[] = [];
	for (const kind of ['Model', 'Sample'] as const) {
		const { name, text } = await exportDocument(page, kind);
		expect(name).toBe(`3-2-${kind.toLowerCase()}.json`);
		const path = testInfo.outputPath(name);
		await writeFile(path, text);
		paths.push(path);
	}
	const { text, name } = await exportDocument(page, 'Trace of this pass');
	expect(name).toBe('3-2-trace.json');
	const args = ['run', '--silent', 'trace', '--', ...paths, '--to-input'];
	const { stdout } = await promisify(execFile)('npm', args);
	expect(text === stdout, 'the same bytes').toBe(true);
	expect(text === writeTrace(networks[0].trace), 'the trace of the example').toBe(true);
});

for (const [way, openDocuments] of Object.entries(waysToOpen)) {
	test(`a model and a sample that are exported and then ${way} give the same pass`, async ({
		page
	}) => {
		await open(page, '/');
		const model = documentFile('model.json', (await exportDocument(page, 'Model')).text);
		const sample = documentFile('sample.json', (await exportDocument(page, 'Sample')).text);
		const { text: trace } = await exportDocument(page, 'Trace of this pass');

		// Another sample first, so that the exported one has something to change.
		await openDocuments(page, [model]);
		await expect(currentNetwork(page)).toHaveText('own 3-2');
		await expect(notice(page, 'remark')).toContainText('drawn from seed 1');
		expect((await exportDocument(page, 'Trace of this pass')).text).not.toBe(trace);
		await openDocuments(page, [sample]);
		await expect(notice(page, 'remark')).toBeEmpty();
		expect((await exportDocument(page, 'Trace of this pass')).text).toBe(trace);

		await openDocuments(page, [sample, model]);
		await expect(currentNetwork(page)).toHaveText('own 3-2');
		expect((await exportDocument(page, 'Model')).text).toBe(model.buffer.toString());
		expect((await exportDocument(page, 'Sample')).text).toBe(sample.buffer.toString());
		expect((await exportDocument(page, 'Trace of this pass')).text).toBe(trace);
	});
}

test('a page says where to drop while files are dragged over it', async ({ page }) => {
	await open(page, '/');
	const dataTransfer = await page.evaluateHandle(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File(['{}'], 'model.json'));
		return transfer;
	});
	const sign = page.getByText('Drop a model, a sample, or files of digits');
	await page.dispatchEvent('main', 'dragenter', { dataTransfer });
	await expect(sign).toBeVisible();
	await page.dispatchEvent('main', 'dragleave', { dataTransfer });
	await expect(sign).toBeHidden();
});

test.describe('a model of one’s own', () => {
	for (const [way, { name, model, sample, trace }] of [
		['picked', classifier],
		['dropped', oneLayer],
		['picked', deep],
		['dropped', wide]
	] as const) {
		test(`${name}, ${way}, is stepped through with the numbers of the engine`, async ({ page }) => {
			await open(page, '/');
			await waysToOpen[way](page, [model, sample]);
			await expect(currentNetwork(page)).toHaveText(name);
			await press(page, 'Home');
			expectEngineNumbers(await readScreen(page), trace, 0);
			for (let cursor = 1; cursor <= trace.steps.length; cursor++) {
				await press(page, 'ArrowRight');
				expectEngineNumbers(await readScreen(page), trace, cursor);
			}
			const end = `Step ${trace.steps.length} of ${trace.steps.length}`;
			await expect(position(page)).toHaveText(end);
			const { text } = await exportDocument(page, 'Trace of this pass');
			expectSameDocument(text, writeTrace(trace));
		});
	}

	test('a pass that does not stay finite stops there, and the page says what met', async ({
		page
	}) => {
		const { model, sample, trace } = overflowing;
		await open(page, '/');
		await pickDocuments(page, [model, sample]);
		await expect(currentNetwork(page)).toHaveText('2-2');
		await press(page, 'End');
		await expect(position(page)).toHaveText('Step 1 of 1');
		const said = stepRegion(page).getByRole('alert');
		await expect(said).toContainText('The pass stops here');
		await expect(said).toContainText('z₂ is ∞');
		await expect(said).toContainText('w₂ · h₁ = 1.0×10²⁰⁰ · 1.0×10²⁰⁰');
		const screen = await readScreen(page);
		expectEngineNumbers(screen, trace, 1);
		expect(screen.printed.some(({ text }) => text === '∞')).toBe(true);

		await press(page, 'ArrowRight');
		await expect(position(page)).toHaveText('Step 1 of 1');
		const { stopped } = JSON.parse((await exportDocument(page, 'Trace of this pass')).text);
		expect(stopped).toEqual({ step: 0, why: trace.stopped!.why });
	});

	test('a model that is opened stays beside the others', async ({ page }) => {
		await open(page, '/');
		await pickDocuments(page, [classifier.model, classifier.sample]);
		await expect(currentNetwork(page)).toHaveText('4-5-3');
		const nav = page.getByRole('navigation');
		await nav.getByRole('link', { name: '3-3-2' }).click();
		await expect(currentNetwork(page)).toHaveText('3-3-2');
		await nav.getByRole('button', { name: '4-5-3' }).click();
		await expect(currentNetwork(page)).toHaveText('4-5-3');
		await nav.getByRole('link', { name: '784-30-10' }).click();
		await expect(currentNetwork(page)).toHaveText('784-30-10');
		await nav.getByRole('button', { name: '4-5-3' }).click();
		await expect(currentNetwork(page)).toHaveText('4-5-3');
		await press(page, 'End');
		expectEngineNumbers(await readScreen(page), classifier.trace, classifier.trace.steps.length);
	});
});

const model = {
	format: 'backstep-model',
	version: 1,
	layers: [3, 2],
	activations: ['sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]], // prettier-ignore
	biases: null
};
const sample = { format: 'backstep-sample', version: 1, input: [1, 2, 3], target: [1, 0] };
const softmax = { ...model, activations: ['softmax'], cost: 'cross-entropy' };
const text = JSON.stringify(model);

/** Every bad document: what is wrong with it, what is in it, and what the page must say. */
const badDocuments: readonly (readonly [what: string, content: string | object, says: string])[] = [
	['not JSON', '{"format": backstep-model}', 'line 1, column 12'],
	['cut off', text.slice(0, -1), 'it ends at line 1'],
	['empty', '', 'it is empty'],
	['a number', '7', 'must be an object, but is 7'],
	['a list', [model], 'must be an object, but is a list of 1'],
	['no format', { layers: [3, 2] }, 'format must be one of'],
	['wrong format', { ...model, format: 'keras' }, 'but is "keras"'],
	['wrong version', { ...model, version: 2 }, 'version must be 1, but is 2'],
	['sample version', { ...sample, version: '1' }, 'version must be 1, but is "1"'],
	['ragged', { ...model, weights: [[[1, 2, 3], [4, 5]]] }, 'weights[0][1] must have 3 numbers'], // prettier-ignore
	['wrong-sized', { ...model, layers: [2, 2] }, 'weights[0][0] must have 2 numbers'],
	['missing matrix', { ...model, weights: [] }, 'weights must have 1 matrix'],
	['no weights', { ...model, weights: undefined }, 'but is missing'],
	['wrong biases', { ...model, biases: [[1]] }, 'biases[0] must have 2 numbers'],
	['null number', text.replace('0.6', 'null'), 'weights[0][1][2] must be a finite number'],
	['text number', text.replace('0.6', '"0.6"'), 'weights[0][1][2] must be a finite number'],
	['infinite number', text.replace('0.6', '1e999'), 'weights[0][1][2] must be a finite number'],
	['infinite rate', text.replace('0.5,"weights"', '1e999,"weights"'), 'learningRate must be'],
	['unknown activation', { ...model, activations: ['swish'] }, 'but is "swish"'],
	['unknown cost', { ...model, cost: 'hinge' }, 'but is "hinge"'],
	['unlawful cost', { ...model, cost: 'cross-entropy' }, 'goes with softmax outputs'],
	['zero neurons', { ...model, layers: [3, 0] }, 'from 1 to 10,000, but is 0'],
	['negative neurons', { ...model, layers: [-3, 2] }, 'from 1 to 10,000, but is -3'],
	['absurd layer', { ...model, layers: [3, 1e9] }, 'from 1 to 10,000, but is 1000000000'],
	['absurd weights', { ...model, layers: [10_000, 10_000] }, 'at most 4,000,000 weights'],
	['one layer', { ...model, layers: [3] }, 'layers must be a list of 2 to 101 sizes'],
	['short input', { ...sample, input: [1, 2] }, 'input must have 3 numbers'],
	['long target', { ...sample, target: [1, 0, 0] }, 'target must have 2 numbers'],
	['null input', { ...sample, input: [1, null, 3] }, 'input[1] must be a finite number'],
	['a trace', { format: 'backstep-trace', version: 1 }, 'a trace cannot be opened']
];

for (const [way, openDocuments] of Object.entries(waysToOpen)) {
	test(`every bad document, ${way}, is refused in a sentence and changes nothing`, async ({
		page
	}) => {
		await open(page, '/');
		for (let k = 0; k < 4; k++) await press(page, 'ArrowRight');
		const before = await copyOfScreen(page);
		for (const [what, content, says] of badDocuments) {
			const name = `${what.replaceAll(' ', '-')}.json`;
			await openDocuments(page, [documentFile(name, content)]);
			await expect(notice(page, 'fault'), what).toContainText(says);
			await expectPlainSentence(page, name);
			await settled(page);
			expect(await copyOfScreen(page), what).toEqual(before);
			await expect(currentNetwork(page)).toHaveText('3-2');
		}
	});
}

test('of two documents neither counts when one is bad', async ({ page }) => {
	await open(page, '/');
	await press(page, 'ArrowRight');
	const before = await copyOfScreen(page);
	const bad = documentFile('bad-sample.json', { ...sample, target: [0.5, 0.4] });
	await drop(page, [documentFile('softmax.json', softmax), bad]);
	await expect(notice(page, 'fault')).toContainText('targets that sum to 1');
	await expectPlainSentence(page, 'bad-sample.json');
	expect(await copyOfScreen(page)).toEqual(before);
	await notice(page, 'fault').getByRole('button', { name: 'Dismiss' }).click();
	await expect(notice(page, 'remark')).toBeEmpty();
});

/** One line that begins with the file's name, in words that are meant for a visitor. */
async function expectPlainSentence(page: Page, name: string): Promise<void> {
	const said = await notice(page, 'fault').locator('span').innerText();
	expect(said.startsWith(`${name}: `), said).toBe(true);
	expect(said).not.toMatch(/\n|undefined|NaN|\[object|Error|\bat .*:\d+/);
}
