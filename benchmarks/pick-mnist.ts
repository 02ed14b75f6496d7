import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';

const folder = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));
const FILES = {
	'MNIST training': ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz'],
	'MNIST test': ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz']
};

export const hasMnist = existsSync(folder);

/** Picks MNIST's 70,000 digits in the dialog of digits, and gives the dialog, which stays open. */
export async function pickMnist(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	const dialog = page.getByRole('dialog');
	const files = Object.values(FILES).flat();
	await dialog.getByLabel('IDX files').setInputFiles(files.map((name) => join(folder, name)));
	const source = dialog.getByRole('combobox').first();
	for (const name of Object.keys(FILES)) {
		await source.locator('option', { hasText: name }).waitFor({ state: 'attached' });
	}
	return dialog;
}
