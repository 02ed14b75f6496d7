import type { Page } from 'playwright';
import { hasMnist, pickMnist } from './pick-mnist';
import { median, quantile } from './statistics';

/** How far one turn of the wheel scrolls, in pixels, and how many there are. */
const TURN = 240;
const TURNS = 250;

/** The time between frames, in milliseconds, while a wheel turns over the gallery of MNIST's 60,000 training digits; null without MNIST's files. */
export async function galleryScroll(page: Page, address: string) {
	if (!hasMnist) return null;
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	const dialog = await pickMnist(page);
	await dialog.getByRole('combobox').first().selectOption('MNIST training');
	await dialog.getByText('60,000 digits', { exact: true }).waitFor();
	const box = (await dialog.getByRole('grid').boundingBox())!;
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { frameTimes: times });
		void (async () => {
			for (;;) times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
		})();
	});
	for (let turn = 0; turn < TURNS; turn++) {
		await page.mouse.wheel(0, TURN);
		await page.waitForTimeout(12);
	}
	const times = await page.evaluate(
		() => (window as unknown as { frameTimes: number[] }).frameTimes
	);
	const between = times.slice(1).map((time, k) => time - times[k]);
	return { median: median(between), p95: quantile(between, 0.95), frames: between.length };
}
