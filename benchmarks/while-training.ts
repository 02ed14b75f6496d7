import type { Page } from 'playwright';
import { keyTimes, watchKeys } from './paint-times';
import { median, quantile } from './statistics';

const PRESSES = 100;

/**
 * What the page of training is like while a run goes on, of digits that the project draws: milliseconds
 * from a key press, which looks at another update of the run, to paint, and until the picture of the
 * weights is of that update; and frames a second.
 */
export async function whileTraining(page: Page, address: string) {
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.getByLabel('Epochs', { exact: true }).fill('1000');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	const slider = page.getByRole('slider', { name: 'Update' });
	await slider.waitFor();
	await page.waitForTimeout(2000);

	const frames = await page.evaluate(async () => {
		const begun = performance.now();
		let count = 0;
		for (; performance.now() - begun < 3000; count++) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return (1000 * count) / (performance.now() - begun);
	});
	await slider.focus();
	await watchKeys(page);
	await watchPicture(page);
	for (let k = 0; k < PRESSES; k++) {
		await page.keyboard.press('ArrowLeft');
		await page.waitForTimeout(20 + ((k * 7) % 13));
	}
	const times = await keyTimes(page);
	const picture = await pictureTimes(page);
	// All of it was measured while it trained.
	await page.getByRole('button', { name: 'Pause' }).waitFor();
	return { ...times, picture, frames };
}

interface Watched {
	/** Presses that the picture has not followed yet: when, and to which update. */
	waiting: { since: number; update: number }[];
	pictureTimes: number[];
}

/**
 * From now on the page notes how long it takes from each key press back until the picture of the
 * weights, and the update that it says it is of, have come as far back: to the first task after the
 * frame that shows them.
 */
async function watchPicture(page: Page): Promise<void> {
	await page.evaluate(() => {
		const watched: Watched = { waiting: [], pictureTimes: [] };
		Object.assign(window, { watched });
		const slider = document.querySelector<HTMLInputElement>('[type="range"]')!;
		const picture = document.querySelector('[aria-label*="hidden neurons, 28 by 28"]')!;
		addEventListener('keydown', ({ timeStamp }) => {
			watched.waiting.push({ since: timeStamp, update: slider.valueAsNumber - 1 });
		});
		void (async () => {
			for (;;) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
				const [, said] = /update ([\d,]+)$/.exec(picture.ariaLabel!)!;
				const shown = Number(said.replaceAll(',', ''));
				const followed = watched.waiting.filter(({ update }) => update >= shown);
				watched.waiting = watched.waiting.filter(({ update }) => update < shown);
				// A message is handled after the frame has been painted.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => {
					const now = performance.now();
					watched.pictureTimes.push(...followed.map(({ since }) => now - since));
				};
				port2.postMessage(null);
			}
		})();
	});
}

/** What the page has noted, in milliseconds, once the picture has followed every press. */
async function pictureTimes(page: Page) {
	const times = await page.evaluate(async (presses) => {
		const { watched } = window as unknown as { watched: Watched };
		while (watched.pictureTimes.length < presses) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return watched.pictureTimes;
	}, PRESSES);
	return { median: median(times), p95: quantile(times, 0.95) };
}
