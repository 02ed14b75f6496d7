import type { Locator, Page } from '@playwright/test';

/** Opens one of the site's pages and waits until it answers. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await hydrated(page);
}

/** Waits until the page answers to keys: Kit adds its announcer when it has taken over. */
export function hydrated(page: Page): Promise<void> {
	return page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

/**
 * Waits until the page has settled: in one frame it measures itself, in the next it is as it stays,
 * unless code for what it shows is still on its way.
 */
export function settled(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		do {
			await frame();
			await frame();
		} while (document.querySelector('[aria-busy="true"]'));
	});
}

/** Presses a key and waits until the page shows what came of it. */
export async function press(page: Page, key: string): Promise<void> {
	await page.keyboard.press(key);
	await settled(page);
}

/** Where the page says it is in the pass: `Step 3 of 10`. */
export function position(page: Page): Locator {
	return page.getByRole('contentinfo').getByText(/^(Start|Step \d+) of \d+/);
}

/** The part of the page that shows the step at hand. */
export function stepRegion(page: Page): Locator {
	return page.getByRole('region', { name: 'The step', exact: true });
}

/** A step on the timeline, by its number, or by words of its name. */
export function stop(page: Page, step: number | RegExp): Locator {
	const name = typeof step === 'number' ? new RegExp(step ? `^Step ${step}:` : '^Start') : step;
	return page.getByRole('list', { name: 'Timeline' }).getByRole('button', { name });
}

/** A network's link along the top. */
export function networkLink(page: Page, name: string): Locator {
	return page.getByRole('navigation').getByRole('link', { name, exact: true });
}

/** The network along the top that is marked as the one on show. */
export function currentNetwork(page: Page): Locator {
	return page.getByRole('navigation', { name: 'Networks' }).locator('[aria-current="page"]');
}

/** What the page says along its top: a fault, or a remark. */
export function notice(page: Page, kind: 'fault' | 'remark'): Locator {
	return page.getByRole('banner').getByRole(kind === 'fault' ? 'alert' : 'status');
}
