import type { Page } from 'playwright';
import { keyTimes, watchKeys } from './paint-times';

/** How many times the pen moves for the figure. */
const MOVES = 200;

/**
 * Milliseconds from a move of the pen on the drawing pad, as the mouse makes it, to the end of the next
 * frame: from the time stamp of the pointermove to the first task after the frame that shows the stroke,
 * the 28×28 picture and what the network answers to it. The pen draws an 8, round and round. Throws an
 * Error unless every move has changed the stroke and the answer by then.
 */
export async function penToPaint(page: Page, address: string) {
	await page.goto('about:blank');
	await page.goto(address);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	await page.getByRole('tab', { name: 'Draw' }).click();
	const pad = page.getByRole('application', { name: 'Draw a digit here' });
	await pad.waitFor();
	await page.waitForTimeout(500);
	const { x, y, width, height } = (await pad.boundingBox())!;
	const place = (k: number) => {
		const t = (4 * Math.PI * k) / MOVES;
		return [
			x + width * (0.5 + 0.25 * Math.sin(2 * t)),
			y + height * (0.5 - 0.4 * Math.cos(t))
		] as const;
	};
	await page.mouse.move(...place(0));
	await page.mouse.down();
	await watchKeys(page, 'pointermove');
	await watchPad(page);
	for (let k = 1; k <= MOVES; k++) {
		await page.mouse.move(...place(k));
		await page.waitForTimeout(20 + ((k * 7) % 13));
	}
	await page.mouse.up();
	const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
	const different = new Set(shown).size;
	if (shown.length !== MOVES || different < MOVES) {
		throw new Error(`of ${shown.length} moves of the pen, ${different} were shown`);
	}
	return keyTimes(page);
}

/** From now on the page notes what pad and bars are after each frame that a move of the pointer led to. */
async function watchPad(page: Page): Promise<void> {
	await page.evaluate(() => {
		const shown: string[] = [];
		Object.assign(window, { shown });
		addEventListener(
			'pointermove',
			() => {
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => {
						const stroke = document.querySelector('[role="application"] path')?.getAttribute('d');
						const bars = document.querySelector('ol[aria-label^="The network"]')?.textContent;
						shown.push(`${stroke} ${bars}`);
					};
					port2.postMessage(null);
				});
			},
			{ capture: true }
		);
	});
}
