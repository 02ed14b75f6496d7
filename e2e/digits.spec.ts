import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import type { Trace } from '$engine/trace';
import { expectEngineNumbers } from './expect-engine-numbers';
import { drop, pick, type FileToOpen } from './files';
import { binaryFile, gzipped, imagesFile, labelsFile, pixelsOf } from './idx-files';
import { digitPass } from './networks';
import { copyOfScreen, readScreen } from './screen';
import { notice, open, position, press, settled, stop } from './step-page';
import { expect, test } from './test';

const labels = [3, 1, 4, 1, 5];
const images = imagesFile(labels.length);
const answers = labelsFile(labels);

test.describe('digits from IDX files', () => {
	const orders: Record<string, readonly (readonly FileToOpen[])[]> = {
		'both at once': [[images, answers]],
		'labels and images at once': [[answers, images]],
		'images first': [[images], [answers]],
		'labels first': [[answers], [images]],
		'both gzipped': [[gzipped(images), gzipped(answers)]]
	};
	for (const [order, groups] of Object.entries(orders)) {
		test(`${order}: picked, they give their first digit, and then any by its number`, async ({
			page
		}) => {
			await open(page, '/mnist/');
			const dialog = await openDialog(page);
			for (const group of groups) await pick(field(dialog), group);
			await expect(dialog.getByRole('img', { name: 'The digit: a 3' })).toBeVisible();
			await expect(dialog.getByRole('alert')).toBeEmpty();
			await expect(number(dialog)).toHaveValue('0');
			await expect(dialog.getByText('0 to 4')).toBeVisible();

			for (const n of [2, 4, 1]) {
				await number(dialog).fill(String(n));
				await expect(dialog.getByRole('img', { name: `The digit: a ${labels[n]}` })).toBeVisible();
			}
			await dialog.getByRole('button', { name: 'Done' }).click();
			await expectPass(page, passOf(1));
		});
	}

	test('dropped, they give their first digit', async ({ page }) => {
		await open(page, '/mnist/');
		await drop(page, [images]);
		await expect(notice(page, 'remark')).toContainText(
			'5 images loaded from images; now choose their labels.'
		);
		await drop(page, [answers]);
		await expect(notice(page, 'remark')).toBeEmpty();
		await expect(sampleLine(page)).toHaveText('images, digit 0: a 3');
		await expectPass(page, passOf(0));
	});

	test('what the network reads the digit as is said once its outputs are known', async ({
		page
	}) => {
		await open(page, '/mnist/');
		await drop(page, [images, answers]);
		await expect(sampleLine(page)).toHaveText('images, digit 0: a 3');
		await press(page, 'End');
		const outputs = passOf(0).values.find(({ id }) => id === 'a2')!.tensor.data;
		const read = outputs.indexOf(Math.max(...outputs));
		await expect(sampleLine(page)).toHaveText(`images, digit 0: a 3, read as a ${read}`);
	});

	test('a number that is no digit’s is refused beside the field, and the digit stays', async ({
		page
	}) => {
		await open(page, '/mnist/');
		const dialog = await openDialog(page);
		await pick(field(dialog), [images, answers]);
		await expect(dialog.getByRole('img', { name: 'The digit: a 3' })).toBeVisible();
		await number(dialog).fill('2');
		const four = dialog.getByRole('img', { name: 'The digit: a 4' });
		await expect(four).toBeVisible();
		for (const [typed, says] of [
			['5', 'numbered from 0 to 4'],
			['-1', 'numbered from 0 to 4'],
			['1.5', 'whole number'],
			['four', 'whole number'],
			['', 'whole number']
		]) {
			await number(dialog).fill(typed);
			await expect(dialog.getByRole('alert'), `“${typed}”`).toContainText(says);
			await expect(dialog.getByRole('alert')).not.toContainText('NaN');
			await expect(number(dialog)).toHaveAttribute('aria-invalid', 'true');
			await expect(number(dialog)).toHaveAccessibleDescription(new RegExp(says));
			await expect(four).toBeVisible();
		}
		await number(dialog).fill('0');
		await expect(dialog.getByRole('alert')).toBeEmpty();
		await expect(number(dialog)).toHaveAttribute('aria-invalid', 'false');
	});

	test('on the small networks, dropped digits wait for the large one', async ({ page }) => {
		await open(page, '/');
		const before = await copyOfScreen(page);
		await drop(page, [images, answers]);
		await expect(notice(page, 'remark')).toContainText(
			'5 digits loaded from images. Switch to 784-30-10 to use them.'
		);
		expect(await copyOfScreen(page)).toEqual(before);
		await page.getByRole('link', { name: '784-30-10' }).click();
		await expect(sampleLine(page)).toHaveText('images, digit 0: a 3');
	});
});

const twoImages = imagesFile(2, { name: 'two-images' });

/** Every bad file: its name, its bytes, and what the page must say was found. */
const badFiles: readonly (readonly [file: FileToOpen, says: string])[] = [
	[binaryFile('empty', Buffer.alloc(0)), 'is empty'],
	[binaryFile('three-bytes', Buffer.from([0, 0, 8])), 'has 3 bytes'],
	[imagesFile(1, { name: 'wrong-magic', magic: 0x12345678 }), '0x12345678'],
	[imagesFile(1, { name: 'floats', magic: 0xd03 }), '32-bit floats in 3 dimensions'],
	[cut(imagesFile(2, { name: 'short-images' }), 1), 'has 1,583 bytes'],
	[cut(labelsFile([1, 2], { name: 'short-labels' }), 1), 'has 9 bytes'],
	[imagesFile(1, { name: 'only-a-header', announced: 60_000 }), '60,000 images'],
	[binaryFile('long-labels', Buffer.concat([answers.buffer, Buffer.from([1])])), 'has 14 bytes'],
	[imagesFile(1, { name: 'small-images', rows: 20, cols: 20 }), 'images of 20×20 pixels'],
	[imagesFile(0, { name: 'no-images' }), 'holds no images'],
	[labelsFile([1, 12], { name: 'label-12' }), 'the label 12'],
	[binaryFile('not-gzip.gz', Buffer.from('not found')), 'neither gzip'],
	[binaryFile('zip.gz', Buffer.from('PK\x03\x04 a zip')), 'a zip without digits'],
	[cut(gzipped(images), 20), 'cut off or damaged'],
	[gzipped(binaryFile('nothing', Buffer.alloc(0))), 'unzips to nothing'],
	[gzipped(cut(imagesFile(2, { name: 'short' }), 1)), 'unzips to 1,583 bytes']
];

test.describe('a bad file of digits', () => {
	test('dropped, is refused in a sentence that says what was found, and changes nothing', async ({
		page
	}) => {
		await open(page, '/mnist/');
		await drop(page, [images, answers]);
		await expect(sampleLine(page)).toHaveText('images, digit 0: a 3');
		for (let k = 0; k < 3; k++) await press(page, 'ArrowRight');
		const before = await copyOfScreen(page);
		for (const [file, says] of badFiles) {
			await drop(page, [file]);
			await expect(notice(page, 'fault'), file.name).toContainText(file.name);
			await expect(notice(page, 'fault'), file.name).toContainText(says);
			await settled(page);
			expect(await copyOfScreen(page), file.name).toEqual(before);
		}
	});

	test('picked, is refused inside the dialog, and the digit stays', async ({ page }) => {
		await open(page, '/mnist/');
		const dialog = await openDialog(page);
		await pick(field(dialog), [images, answers]);
		await expect(dialog.getByText('0 to 4')).toBeVisible();
		for (const [file, says] of badFiles) {
			await pick(field(dialog), [file]);
			await expect(dialog.getByRole('alert'), file.name).toContainText(file.name);
			await expect(dialog.getByRole('alert'), file.name).toContainText(says);
			await expect(dialog.getByRole('img', { name: 'The digit: a 3' })).toBeVisible();
			await expect(dialog.getByText('0 to 4')).toBeVisible();
		}
	});

	test('images and labels that differ in number are not paired', async ({ page }) => {
		await open(page, '/mnist/');
		const before = await copyOfScreen(page);
		await drop(page, [twoImages, labelsFile([7, 8, 9])]);
		await expect(notice(page, 'fault')).toContainText(
			'two-images has 2 images but labels has 3 labels'
		);
		expect(await copyOfScreen(page)).toEqual(before);
		await drop(page, [labelsFile([7, 8])]);
		await expect(sampleLine(page)).toHaveText('two-images, digit 0: a 7');
	});
});

const mnist = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));

test('a real digit of MNIST goes through the whole pass', async ({ page }) => {
	test.skip(!existsSync(mnist), `there is no ${mnist}`);
	const names = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
	const files = names.map((name) => binaryFile(name, readFileSync(join(mnist, name))));
	const [pixels, labels] = files.map(({ buffer }) => gunzipSync(buffer));
	const n = 33;
	const label = labels[8 + n];
	const input = pixels.subarray(16 + n * 784, 16 + (n + 1) * 784);

	await open(page, '/mnist/');
	await drop(page, files);
	await expect(sampleLine(page)).toHaveText('MNIST test, digit 0: a 7');
	const dialog = await openDialog(page);
	await expect(dialog.getByText('0 to 9,999')).toBeVisible();
	await number(dialog).fill(String(n));
	await expect(dialog.getByRole('img', { name: `The digit: a ${label}` })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(sampleLine(page)).toHaveText(`MNIST test, digit ${n}: a ${label}`);

	const trace = digitPass(greys(input), label);
	expectEngineNumbers(await readScreen(page), trace, 0);
	for (let cursor = 1; cursor <= trace.steps.length; cursor++) {
		await press(page, 'ArrowRight');
		expectEngineNumbers(await readScreen(page), trace, cursor);
	}
	await expect(position(page)).toHaveText('Step 20 of 20');
});

/** Digit `n` of the files above, put through the network. */
function passOf(n: number): Trace {
	return digitPass(greys(pixelsOf(n)), labels[n]);
}

function greys(pixels: Uint8Array): number[] {
	return Array.from(pixels, (pixel) => pixel / 255);
}

/** Fails unless the page shows this pass, at a few steps that print numbers. */
async function expectPass(page: Page, trace: Trace): Promise<void> {
	for (const cursor of [3, 8, 20]) {
		await stop(page, cursor).click();
		await settled(page);
		expectEngineNumbers(await readScreen(page), trace, cursor);
	}
}

function cut({ name, buffer }: FileToOpen, bytes: number): FileToOpen {
	return binaryFile(name, buffer.subarray(0, buffer.length - bytes));
}

async function openDialog(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	const dialog = page.getByRole('dialog', { name: 'Choose a digit' });
	await expect(dialog).toBeVisible();
	return dialog;
}

function field(dialog: Locator): Locator {
	return dialog.getByLabel('IDX files of images and labels');
}

function number(dialog: Locator): Locator {
	return dialog.getByRole('textbox', { name: 'Digit number' });
}

function sampleLine(page: Page): Locator {
	return page.getByRole('region', { name: 'The network' }).getByRole('paragraph');
}
