import type { Page } from '@playwright/test';

/**
 * Lists, as they happen, what a browser complains of: errors and warnings, requests that fail, and
 * requests that leave `site`, the address of the first page.
 */
export function complaintsOf(page: Page, site: string): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
	page.on('console', (message) => {
		const type = message.type();
		if (type === 'error' || type === 'warning') complaints.push(`${type}: ${message.text()}`);
	});
	page.on('requestfailed', (request) => {
		// Chromium asks for the icon again when the address changes, and gives that up when it changes once more.
		const isGivenUp = request.failure()?.errorText === 'net::ERR_ABORTED';
		if (isGivenUp && request.url().endsWith('/favicon.svg')) return;
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
