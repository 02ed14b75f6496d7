import type { Page } from 'playwright';
import { keyTimes, watchKeys } from './paint-times';

const PRESSES = 100;

/**
 * What the page of training is like while a run goes on, of digits that the project draws: milliseconds
 * from a key press, which looks at another update of the run, to paint, and frames a second.
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
	for (let k = 0; k < PRESSES; k++) {
		await page.keyboard.press('ArrowLeft');
		await page.waitForTimeout(20 + ((k * 7) % 13));
	}
	const times = await keyTimes(page);
	await page.getByRole('button', { name: 'Forget this run' }).waitFor();
	return { ...times, frames };
}
