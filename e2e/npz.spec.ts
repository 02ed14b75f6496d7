import { zipSync } from 'fflate';
import { npy } from '$digits/testing/npy-file';
import { drop, pick } from './files';
import { binaryFile, pixelsOf } from './idx-files';
import { notice, open } from './step-page';
import { expect, test } from './test';

const pixels = (from: number, count: number) =>
	Buffer.concat(Array.from({ length: count }, (_, k) => pixelsOf(from + k)));

/** An archive as Keras has MNIST's digits. */
function archive(name: string, { test = [7, 2], type = "'|u1'" } = {}) {
	const files = {
		'x_test.npy': npy([2, 28, 28], pixels(0, 2)),
		'x_train.npy': npy([3, 28, 28], pixels(2, 3)),
		'y_test.npy': npy([2], Uint8Array.from(test), { descr: type }),
		'y_train.npy': npy([3], Uint8Array.of(5, 0, 4))
	};
	return binaryFile(name, Buffer.from(zipSync(files)));
}

test.describe('Keras’ mnist.npz', () => {
	test('dropped, gives the digits of its two sets', async ({ page }) => {
		await open(page, '/mnist/');
		await drop(page, [archive('mnist.npz')]);
		const line = page.getByRole('region', { name: 'The network' }).getByRole('paragraph');
		await expect(line).toHaveText(/^mnist\.npz (train|test), digit 0: a [57]/);
		await page.getByRole('link', { name: 'Train', exact: true }).click();
		await expect(
			page.getByText('Trains on 3 digits from mnist.npz train, tests on 2')
		).toBeVisible();
		await page.getByRole('combobox', { name: 'Test on' }).selectOption('mnist.npz train');
		await expect(page.getByText('It is tested on the digits that it trains on')).toBeVisible();
	});

	test('that is wrong is refused in a sentence, on both pages', async ({ page }) => {
		await open(page, '/mnist/');
		await drop(page, [archive('labels.npz', { test: [7, 12] })]);
		await expect(notice(page, 'fault')).toContainText(
			'y_test in labels.npz gives image 1 the label 12'
		);
		await open(page, '/train/');
		await pick(page.getByLabel('IDX files of images and labels'), [
			archive('floats.npz', { type: "'<f4'" })
		]);
		await expect(
			page.getByRole('alert').filter({ hasText: 'floats.npz holds 32-bit floats' })
		).toBeVisible();
	});
});
