import type { Page } from 'playwright';
import { hasMnist, pickMnist } from './pick-mnist';

/**
 * The bytes of the page's heap and of the buffers beside it, before and after all of MNIST's 70,000
 * digits were picked, each after garbage collection; null without MNIST's files.
 */
export async function digitsMemory(page: Page, address: string) {
	if (!hasMnist) return null;
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
	const dialog = await pickMnist(page);
	await dialog.getByRole('button', { name: 'Done' }).click();
	await dialog.waitFor({ state: 'detached' });
	return { before, after: await used() };
}
