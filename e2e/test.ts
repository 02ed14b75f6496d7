import { expect, test as base, type Page } from '@playwright/test';
import { complaintsOf } from './complaints';

export { expect };

/**
 * Playwright's test, in a browser profile of its own, which also fails when the browser complains of
 * anything while it runs. For tests that change the browser, its clock or its permissions.
 */
export const isolatedTest = base.extend<{ complaints: string[] }>({
	complaints: [
		async ({ page, baseURL, javaScriptEnabled }, use) => {
			const complaints = complaintsOf(page, `${baseURL}/`);
			await use(complaints);
			// Chromium gives up the scripts that a page announces when it may not run them.
			const givenUp = (complaint: string) =>
				!javaScriptEnabled && /^failed: .*\.js$/.test(complaint);
			const left = complaints.filter((complaint) => !givenUp(complaint));
			expect(left, 'complaints of the browser').toEqual([]);
		},
		{ auto: true }
	]
});

/**
 * The same in a window that earlier tests have used, and left: the site keeps nothing in the browser,
 * and a new profile takes Chromium two thirds of the time of a short test. After a test that fails,
 * Playwright starts another browser.
 */
export const test = isolatedTest.extend<object, { window: Page }>({
	window: [
		async ({ browser }, use, { project }) => {
			const { baseURL, contextOptions, serviceWorkers } = project.use;
			const context = await browser.newContext({
				baseURL: baseURL!,
				serviceWorkers: serviceWorkers!,
				...contextOptions
			});
			await use(await context.newPage());
			await context.close();
		},
		{ scope: 'worker' }
	],
	page: async ({ window, viewport }, use) => {
		if (viewport) await window.setViewportSize(viewport);
		await use(window);
		for (const event of ['console', 'pageerror', 'request', 'requestfailed', 'response'] as const) {
			window.removeAllListeners(event);
		}
		await window.goto('about:blank');
		// The mouse would point at the next page as well.
		await window.mouse.move(-1, -1);
	}
});
