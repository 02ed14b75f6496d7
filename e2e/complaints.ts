import type { Page } from '@playwright/test';

/**
 * Lists, as they happen, what a browser complains of: errors and warnings, requests that fail, and
 * requests that leave `site`, the address of the first page.
 */
export function complaintsOf(page: Page, site: string): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
	page.on('console', (message) => {
		if (message.text() === 'Service Worker registration blocked by Playwright') return;
		const type = message.type();
		if (type === 'error' || type === 'warning') complaints.push(`${type}: ${message.text()}`);
	});
	page.on('requestfailed', (request) => {
		// What was under way for a page that is left, Chromium gives up.
		if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
		complaints.push(`failed: ${request.url()}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
	});
	page.on('request', (request) => {
		// A document that is saved is a blob of the page's own.
		const address = request.url().replace(/^blob:/, '');
		if (!address.startsWith(site) && !address.startsWith('data:')) {
			complaints.push(`outside: ${address}`);
		}
	});
	return complaints;
}
