import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site on localhost as a static host would: `/mnist` and `/mnist/` both give
 * `mnist/index.html`, an unknown address gives `404.html` (or a plain line) with status 404.
 *
 * @param {object} site
 * @param {string} site.folder
 * @param {number} [site.port] 0 means any free one
 * @param {string} [site.base] serve it under this path, e.g. '/backstep'
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address of the first page,
 * which ends in a slash
 * @throws {Error} with one line that says why the port cannot be had
 */
export async function serve({ folder, port = 0, base = '' }) {
	// `dev` reads the folder at every request, so that a new build needs no new server.
	const files = sirv(folder, { dev: true, etag: true });

	/** @type {import('node:http').RequestListener} */
	const answer = (request, response) => {
		const address = request.url ?? '/';
		const path = address.slice(base.length);
		if (!address.startsWith(base) || !/^([/?]|$)/.test(path)) return sayNotFound(folder, response);
		request.url = path.startsWith('/') ? path : `/${path}`;
		files(request, response, () => sayNotFound(folder, response));
	};

	const { servers, port: opened } = await listenOnLocalhost(answer, port);
	return {
		url: `http://localhost:${opened}${base}/`,
		close: async () => void (await Promise.all(servers.map(close)))
	};
}

/**
 * Listens on 127.0.0.1 and, where the system has it, on ::1, because browsers and tools differ in
 * which of the two they take `localhost` for.
 * @param {import('node:http').RequestListener} answer
 * @param {number} wanted
 */
async function listenOnLocalhost(answer, wanted) {
	const first = createServer(answer);
	await listen(first, wanted, '127.0.0.1');
	const { port } = /** @type {import('node:net').AddressInfo} */ (first.address());

	const second = createServer(answer);
	try {
		await listen(second, port, '::1');
		return { servers: [first, second], port };
	} catch (error) {
		if (/** @type {Error} */ (error).cause !== 'EADDRINUSE') return { servers: [first], port };
		await close(first);
		if (wanted !== 0) throw error;
		return listenOnLocalhost(answer, wanted);
	}
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
	return new Promise((resolve, reject) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
			const line =
				code === 'EADDRINUSE'
					? `Port ${port} is taken; PORT=${port + 1} npm start would use another.`
					: `Port ${port} cannot be opened: ${message}.`;
			reject(new Error(line, { cause: code }));
		});
		server.listen(port, host, resolve);
	});
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

/**
 * @param {string} folder
 * @param {import('node:http').ServerResponse} response
 */
function sayNotFound(folder, response) {
	const page = join(folder, '404.html');
	const hasPage = existsSync(page);
	response.writeHead(404, {
		'Content-Type': hasPage ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8'
	});
	response.end(hasPage ? readFileSync(page) : 'There is no page at this address.\n');
}
