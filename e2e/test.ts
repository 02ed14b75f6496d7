import { expect, test as base } from '@playwright/test';
import { complaintsOf } from './complaints';

export { expect };

/** Playwright's test, which also fails when the browser complains of anything while it runs. */
export const test = base.extend<{ complaints: string[] }>({
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
