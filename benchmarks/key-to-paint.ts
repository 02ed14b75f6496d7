import type { Page } from 'playwright';
import { median, quantile } from './statistics';

/** How often the whole pass is stepped through, forward and back. */
const ROUNDS = 5;

/**
 * Milliseconds from a key press to the end of the next frame, over whole passes forward and back:
 * from the time stamp of the keydown to the first task after the frame that shows the step. A
 * frame comes every 16.7 ms, so about 8 ms of it is waiting for one.
 */
export async function keyToPaint(page: Page, address: string) {
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.evaluate(() => document.fonts.ready);
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { paintTimes: times });
		addEventListener(
			'keydown',
			({ timeStamp }) => {
				requestAnimationFrame(() => {
					// A message is handled after the frame has been painted.
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => times.push(performance.now() - timeStamp);
					port2.postMessage(null);
				});
			},
			{ capture: true }
		);
	});
	const steps = await page.locator('[aria-label="Timeline"] button').count();
	for (let round = 0; round < ROUNDS; round++) {
		for (const key of ['ArrowRight', 'ArrowLeft']) {
			for (let step = 1; step < steps; step++) {
				await page.keyboard.press(key);
				// Off the frames' beat, as people are.
				await page.waitForTimeout(20 + ((step * 7) % 13));
			}
		}
	}
	const times = await page.evaluate(
		() => (window as unknown as { paintTimes: number[] }).paintTimes
	);
	return { median: median(times), p95: quantile(times, 0.95), presses: times.length };
}
