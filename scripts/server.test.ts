import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from './server.js';

let parent: string;
let folder: string;

beforeAll(() => {
	parent = mkdtempSync(join(tmpdir(), 'backstep-serve-'));
	folder = join(parent, 'site');
	mkdirSync(join(folder, 'mnist'), { recursive: true });
	mkdirSync(join(folder, '_app'));
	writeFileSync(join(folder, 'index.html'), 'first page');
	writeFileSync(join(folder, 'mnist/index.html'), 'second page');
	for (const name of ['start.js', 'style.css', 'font.woff2', 'kernel.wasm', 'model.json', 'a.svg'])
		writeFileSync(join(folder, '_app', name), '');
	writeFileSync(join(folder, 'service-worker.js'), '');
	writeFileSync(join(parent, 'secret.txt'), 'secret');
	mkdirSync(join(parent, 'site-of-others'));
	writeFileSync(join(parent, 'site-of-others/secret.txt'), 'secret');
});
afterAll(() => rmSync(parent, { recursive: true }));

describe('serve', () => {
	test('gives a page with and without the last slash', async () => {
		await using({ folder }, async (url) => {
			expect(await read(url)).toEqual([200, 'first page']);
			expect(await read(`${url}mnist/`)).toEqual([200, 'second page']);
			expect(await read(`${url}mnist`)).toEqual([200, 'second page']);
			expect(await read(`${url}mnist/?digit=7`)).toEqual([200, 'second page']);
		});
	});

	test('answers on 127.0.0.1 as on localhost', async () => {
		await using({ folder }, async (url) => {
			expect(await read(url.replace('localhost', '127.0.0.1'))).toEqual([200, 'first page']);
		});
	});

	test('names the type of every kind of file', async () => {
		await using({ folder }, async (url) => {
			const type = async (path: string) => (await fetch(url + path)).headers.get('content-type');
			expect(await type('')).toBe('text/html;charset=utf-8');
			expect(await type('_app/start.js')).toBe('text/javascript');
			expect(await type('_app/style.css')).toBe('text/css');
			expect(await type('_app/font.woff2')).toBe('font/woff2');
			expect(await type('_app/kernel.wasm')).toBe('application/wasm');
			expect(await type('_app/model.json')).toBe('application/json');
			expect(await type('_app/a.svg')).toBe('image/svg+xml');
		});
	});

	test('lets nobody keep the service worker without asking', async () => {
		await using({ folder }, async (url) => {
			const { headers } = await fetch(`${url}service-worker.js`);
			expect(headers.get('content-type')).toBe('text/javascript');
			expect(headers.get('cache-control')).toBe('no-cache');
		});
	});

	test('serves under a base path, and nothing outside it', async () => {
		await using({ folder, base: '/backstep' }, async (url) => {
			expect(new URL(url).pathname).toBe('/backstep/');
			expect(await read(url)).toEqual([200, 'first page']);
			expect(await read(url.slice(0, -1))).toEqual([200, 'first page']);
			expect(await read(`${url}mnist`)).toEqual([200, 'second page']);
			const { origin } = new URL(url);
			expect((await read(`${origin}/`))[0]).toBe(404);
			expect((await read(`${origin}/mnist/`))[0]).toBe(404);
			expect((await read(`${origin}/backstepped`))[0]).toBe(404);
		});
	});

	test('answers 404 to an unknown address, with the page that the site has for it', async () => {
		await using({ folder }, async (url) => {
			expect(await read(`${url}nowhere`)).toEqual([404, 'There is no page at this address.\n']);
			writeFileSync(join(folder, '404.html'), 'lost?');
			expect(await read(`${url}nowhere/`)).toEqual([404, 'lost?']);
		});
	});

	test('sees a new build without a restart', async () => {
		await using({ folder }, async (url) => {
			writeFileSync(join(folder, 'new.html'), 'a page built later');
			expect(await read(`${url}new`)).toEqual([200, 'a page built later']);
		});
	});

	test('never leaves the folder', async () => {
		await using({ folder }, async (url) => {
			for (const path of [
				'/../secret.txt',
				'/%2e%2e/secret.txt',
				'/..%2fsecret.txt',
				'/mnist/../../secret.txt',
				'/../site-of-others/secret.txt',
				'/%00'
			])
				expect([path, await statusOfRaw(url, path)]).toEqual([path, 404]);
		});
	});

	test('says in one line that a port is taken', async () => {
		await using({ folder }, async (url) => {
			const port = Number(new URL(url).port);
			await expect(serve({ folder, port })).rejects.toThrow(
				new RegExp(`^Port ${port} is taken; [^\n]+$`)
			);
		});
	});

	test('frees its port when it closes', async () => {
		const { url, close } = await serve({ folder });
		await read(url);
		await close();
		const again = await serve({ folder, port: Number(new URL(url).port) });
		await again.close();
	});
});

describe('npm start', () => {
	test.each(['abc', '-1', '70000', '80.5', '0x50'])(
		'refuses %s as a port in one line',
		async (PORT) => {
			expect(await start({ PORT })).toEqual([
				1,
				`PORT should be a number from 0 to 65535, not "${PORT}".\n`
			]);
		}
	);

	test('says in one line that a port is taken', async () => {
		await using({ folder }, async (url) => {
			const { port } = new URL(url);
			const [code, line] = await start({ PORT: port, BUILD_DIR: folder });
			expect(code).toBe(1);
			expect(line).toMatch(new RegExp(`^Port ${port} is taken; [^\n]+\n$`));
		});
	});

	test('says in one line that there is no build for this base path', async () => {
		expect(await start({ PORT: '0', BUILD_DIR: folder, BASE_PATH: '/backstep' })).toEqual([
			1,
			`${folder}/ holds no build for /backstep: run npm run build first.\n`
		]);
	});
});

async function using(
	site: Parameters<typeof serve>[0],
	visit: (url: string) => Promise<void>
): Promise<void> {
	const { url, close } = await serve(site);
	try {
		await visit(url);
	} finally {
		await close();
	}
}

async function read(url: string): Promise<[status: number, text: string]> {
	const response = await fetch(url);
	return [response.status, await response.text()];
}

/** `fetch` would tidy the path away before it is sent. */
function statusOfRaw(url: string, path: string): Promise<number | undefined> {
	const { port } = new URL(url);
	return new Promise((resolve, reject) => {
		get({ host: '127.0.0.1', port, path }, (response) => {
			response.resume();
			resolve(response.statusCode);
		}).on('error', reject);
	});
}

function start(env: NodeJS.ProcessEnv): Promise<[code: unknown, stderr: string]> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			['scripts/serve.js'],
			{ env: { ...process.env, BASE_PATH: '', ...env } },
			(error, _stdout, stderr) => resolve([error?.code ?? 0, stderr])
		);
	});
}
