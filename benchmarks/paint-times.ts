import type { Page } from 'playwright';
import { median, quantile } from './statistics';

/**
 * From now on the page notes how long each key press takes to show, or each move of the pointer: from
 * the time stamp of the event to the first task after the next frame.
 */
export async function watchKeys(
	page: Page,
	type: 'keydown' | 'pointermove' = 'keydown'
): Promise<void> {
	await page.evaluate((type) => {
		const times: number[] = [];
		Object.assign(window, { paintTimes: times });
		addEventListener(
			type,
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
	}, type);
}

/** What the page has noted, in milliseconds. */
export async function keyTimes(page: Page) {
	const times = await page.evaluate(
		() => (window as unknown as { paintTimes: number[] }).paintTimes
	);
	return { median: median(times), p95: quantile(times, 0.95), presses: times.length };
}
