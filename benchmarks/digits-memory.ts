import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';

const folder = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));
const FILES = [
	'train-images-idx3-ubyte.gz',
	'train-labels-idx1-ubyte.gz',
	't10k-images-idx3-ubyte.gz',
	't10k-labels-idx1-ubyte.gz'
];

/**
 * The bytes of the page's heap and of the buffers beside it, before and after all of MNIST's 70,000
 * digits were picked, each after garbage collection; null without MNIST's files.
 */
export async function digitsMemory(page: Page, address: string) {
	if (!existsSync(folder)) return null;
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	const client = await page.context().newCDPSession(page);
	const used = async () => {
		await client.send('HeapProfiler.collectGarbage');
		const { usedSize, backingStorageSize = 0 } = (await client.send('Runtime.getHeapUsage')) as {
			usedSize: number;
			backingStorageSize?: number;
		};
		return usedSize + backingStorageSize;
	};
	const before = await used();
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('IDX files').setInputFiles(FILES.map((name) => join(folder, name)));
	const source = dialog.getByRole('combobox').first();
	for (const name of ['MNIST training', 'MNIST test']) {
		await source.locator('option', { hasText: name }).waitFor({ state: 'attached' });
	}
	await dialog.getByRole('button', { name: 'Done' }).click();
	await dialog.waitFor({ state: 'detached' });
	return { before, after: await used() };
}
