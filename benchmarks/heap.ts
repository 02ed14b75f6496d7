import type { Page } from 'playwright';
import { seeded } from '$engine/random';

const PASSES = 500;
const DIGITS = 100;

/** The page's heap in bytes before and after many passes of 784-30-10, each on another digit, after garbage collection. */
export async function heapAfterPasses(page: Page, address: string) {
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('IDX files').setInputFiles(seededDigits());
	const field = dialog.getByRole('textbox');
	await field.fill('0');

	const client = await page.context().newCDPSession(page);
	const used = async () => {
		await client.send('HeapProfiler.collectGarbage');
		return (await client.send('Runtime.getHeapUsage')).usedSize;
	};
	// The first passes compile code and fill caches.
	await choose(50);
	const before = await used();
	await choose(PASSES);
	return { before, after: await used(), passes: PASSES };

	async function choose(passes: number) {
		for (let pass = 1; pass <= passes; pass++) await field.fill(String(pass % DIGITS));
	}
}

/** IDX files of noise from a seed: heap does not depend on what is drawn. */
function seededDigits() {
	const random = seeded(7);
	const images = Buffer.alloc(16 + DIGITS * 784);
	[0x803, DIGITS, 28, 28].forEach((word, k) => images.writeUInt32BE(word, 4 * k));
	for (let k = 16; k < images.length; k++) images[k] = Math.floor(256 * random());
	const labels = Buffer.alloc(8 + DIGITS);
	[0x801, DIGITS].forEach((word, k) => labels.writeUInt32BE(word, 4 * k));
	for (let k = 8; k < labels.length; k++) labels[k] = Math.floor(10 * random());
	const mimeType = 'application/octet-stream';
	return [
		{ name: 'noise-images', mimeType, buffer: images },
		{ name: 'noise-labels', mimeType, buffer: labels }
	];
}
