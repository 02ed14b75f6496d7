/// <reference lib="webworker" />
// Keeps the whole site after the first visit, one cache for each version.
//
// A version is kept whole before it is used, so pages come from it at once, however slow the
// network; only which version is the newest is asked of the server, briefly. A newer one takes over
// for pages that are loaded from then on. Those that are open go on with the version they were
// loaded from, whose cache stays as long as they do.
import { base, build, files, prerendered, version } from '$service-worker';
import { isOfBuild, keptAddresses, NOT_FOUND, pageAt } from '$offline/kept';
import { requestKind } from '$offline/request-kind';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const site = { base, build, files, prerendered };

// Other sites may be under other paths of the same host.
const prefix = `backstep ${base}/ `;
const own = prefix + version;
/** Of which version each open page is, by the browser's name for the page. */
const notes = `backstep-pages ${base}/`;

worker.addEventListener('install', (event) => {
	event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
	const kind = requestKind(event.request, worker.registration.scope);
	if (kind === 'page') event.respondWith(page(event));
	if (kind === 'file') event.respondWith(file(event));
	if (kind === 'data') event.respondWith(data(event));
});

async function keepAll(): Promise<void> {
	const cache = await caches.open(own);
	const keep = async (path: string) => {
		// A try that failed halfway goes on where it was.
		if (!(await cache.match(path))) await cache.put(path, await part(path));
	};
	await Promise.all(keptAddresses(site).map(keep));
	if (await isSuperseded()) throw new Error('The site changed while it was being kept.');
}

/** A part of this version, from an older one where it is the same. */
async function part(path: string): Promise<Response> {
	const isHashed = build.includes(path);
	const same = isHashed && (await kept(path));
	if (same) return same;
	const response = await fetch(path, { cache: isHashed ? 'default' : 'no-cache' });
	// Some hosts give even this page only as what it says.
	if (!response.ok && path !== base + NOT_FOUND) throw new Error(`${path}: ${response.status}`);
	if (!/html/.test(response.headers.get('content-type') ?? '')) return response;

	const html = await response.text();
	if (!isOfBuild(html, site)) throw new Error(`${path} is of another version.`);
	// A copy, because browsers refuse a page whose answer came by a redirection.
	return new Response(html, { headers: response.headers });
}

async function takeOver(): Promise<void> {
	// So that the very first page, too, goes on without a network.
	await worker.clients.claim();
	for (const { id } of await worker.clients.matchAll()) {
		if (!(await versionOf(id))) await note(id);
	}
	await tidy();
}

/** Forgets the pages that are closed, and the versions that no open page is of. */
async function tidy(): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
	// What looks unused may be the next version, which is just being kept.
	if (worker.registration.installing) return;

	const used = new Set([own]);
	const open = await worker.clients.matchAll({ includeUncontrolled: true });
	for (const { id } of open) used.add(prefix + (await versionOf(id)));
	await Promise.all(names.map((name) => used.has(name) || caches.delete(name)));

	const cache = await caches.open(notes);
	for (const { url } of await cache.keys()) {
		if (!open.some(({ id }) => url.endsWith(`/${id}`))) await cache.delete(url);
	}
}

async function page(event: FetchEvent): Promise<Response> {
	const { url } = event.request;
	const newer = (await isSuperseded()) && (await fromServer(url));
	if (newer) return newer;

	const found = await caches.match(pageAt(new URL(url).pathname, site), { cacheName: own });
	if (found) {
		event.waitUntil(note(event.resultingClientId));
		return found;
	}
	const unknown = await fromServer(url);
	if (unknown) return unknown;
	const missing = await caches.match(base + NOT_FOUND, { cacheName: own });
	return missing
		? new Response(missing.body, { headers: missing.headers, status: 404 })
		: Response.error();
}

async function file(event: FetchEvent): Promise<Response> {
	const path = new URL(event.request.url).pathname;
	const found = await kept(path);
	if (found) return found;
	const response = await fetch(event.request);
	if (response.ok && build.includes(path)) {
		const copy = response.clone();
		event.waitUntil(caches.open(own).then((cache) => cache.put(path, copy)));
	}
	return response;
}

/** What a page fetches is of the page's version; of a page whose version is not known, the newest. */
async function data({ request, clientId }: FetchEvent): Promise<Response> {
	const path = new URL(request.url).pathname;
	const of = await versionOf(clientId);
	const found = of && (await caches.match(path, { cacheName: prefix + of }));
	if (found) return found;
	try {
		return await fetch(request);
	} catch (error) {
		const last = await caches.match(path, { cacheName: own });
		if (of || !last) throw error;
		return last;
	}
}

/** Whether the server has another version, or the site no more. A server that does not say so soon has not. */
async function isSuperseded(): Promise<boolean> {
	try {
		const response = await fetch(`${base}/_app/version.json`, {
			cache: 'no-store',
			signal: AbortSignal.timeout(1000)
		});
		return response.status === 404 || (await response.json()).version !== version;
	} catch {
		return false;
	}
}

/** A page as the server has it now, or null without a server. */
function fromServer(url: string): Promise<Response | null> {
	return fetch(url, { cache: 'no-cache', redirect: 'manual' }).catch(() => null);
}

/** A file from whichever version has it: the name says what is in it. */
async function kept(path: string): Promise<Response | undefined> {
	for (const cacheName of await caches.keys()) {
		const found = cacheName.startsWith(prefix) && (await caches.match(path, { cacheName }));
		if (found) return found;
	}
	return undefined;
}

/** Notes that a page is of this version: the worker itself forgets whenever it rests. */
async function note(page: string): Promise<void> {
	const cache = await caches.open(notes);
	await cache.put(`${base}/page/${page}`, new Response(version));
}

async function versionOf(page: string): Promise<string | undefined> {
	const found = await caches.match(`${base}/page/${page}`, { cacheName: notes });
	return found?.text();
}
