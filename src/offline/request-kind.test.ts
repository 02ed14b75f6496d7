import { describe, expect, test } from 'vitest';
import { requestKind } from './request-kind';

const site = 'https://example.org/backstep/';

/** A request as a service worker sees it: only a browser makes one that navigates. */
function request(url: string, { method = 'GET', mode = 'cors', range = '' } = {}): Request {
	const headers = new Headers(range ? { range } : {});
	return { url, method, mode, headers } as Request;
}

describe('requestKind', () => {
	test.each([
		['', 'page'],
		['mnist', 'page'],
		['#at=9', 'page'],
		['nowhere', 'page']
	])('a visit to %s is for a page', (path, kind) => {
		expect(requestKind(request(site + path, { mode: 'navigate' }), site)).toBe(kind);
	});

	test('what has a hash in its name is a file, the rest is data', () => {
		const kind = (path: string) => requestKind(request(site + path), site);
		expect(kind('_app/immutable/chunks/a1.js')).toBe('file');
		expect(kind('notation.json')).toBe('data');
		expect(kind('equations/eq5/__data.json?x-sveltekit-invalidated=001')).toBe('data');
	});

	test('other sites, parts of files, and what sends something are left alone', () => {
		expect(requestKind(request('https://example.com/backstep/'), site)).toBeNull();
		expect(
			requestKind(request('https://example.org/other/', { mode: 'navigate' }), site)
		).toBeNull();
		expect(requestKind(request(`${site}step.png`, { range: 'bytes=0-9' }), site)).toBeNull();
		expect(requestKind(request(site, { method: 'POST', mode: 'navigate' }), site)).toBeNull();
	});
});
