/**
 * What a request is for: a `page` to be loaded, a `file` whose name changes with its content, or
 * `data`, whose content may be another in the next version. Null for what a service worker of the
 * site at `site` (which ends in a slash) leaves to the browser.
 */
export function requestKind(request: Request, site: string): 'page' | 'file' | 'data' | null {
	const { method, mode, url, headers } = request;
	if (method !== 'GET' || headers.has('range') || !url.startsWith(site)) return null;
	if (mode === 'navigate') return 'page';
	return url.startsWith(`${site}_app/immutable/`) ? 'file' : 'data';
}
