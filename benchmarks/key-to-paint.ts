import type { Page } from 'playwright';
import { keyTimes, watchKeys } from './paint-times';

/** How many times the arrow key is pressed for one figure, at the least. */
const PRESSES = 100;
/** At row and term grain so many presses go forward, then as many back. */
const STRETCH = 50;

export type Grain = 'equation' | 'row' | 'term';

/**
 * Milliseconds from a key press to the end of the next frame, forward and back, over whole passes at
 * equation grain, else from the first row or term on:
 * from the time stamp of the keydown to the first task after the frame that shows the step. A
 * frame comes every 16.7 ms, so about 8 ms of it is waiting for one.
 */
export async function keyToPaint(page: Page, address: string, grain: Grain) {
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.evaluate(() => document.fonts.ready);
	await watchKeys(page);
	const steps = await page.locator('[aria-label="Timeline"] .stop').count();
	const stretch = grain === 'equation' ? steps - 1 : STRETCH;
	await into(page, grain);
	for (let pressed = 0; pressed < PRESSES; pressed += 2 * stretch) {
		for (const key of ['ArrowRight', 'ArrowLeft']) {
			for (let k = 0; k < stretch; k++) {
				await page.keyboard.press(key);
				// Off the frames' beat, as people are.
				await page.waitForTimeout(20 + ((k * 7) % 13));
			}
		}
	}
	return keyTimes(page);
}

/** Steps into the first row, or its first term; waits for what comes only then. */
async function into(page: Page, grain: Grain) {
	const times = { equation: 0, row: 1, term: 2 }[grain];
	if (times > 0) await page.keyboard.press('ArrowRight');
	for (let k = 0; k < times; k++) await page.keyboard.press('ArrowDown');
	await page.waitForTimeout(500);
	await page.evaluate(
		() => ((window as unknown as { paintTimes: number[] }).paintTimes.length = 0)
	);
}
