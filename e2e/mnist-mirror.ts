import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Where MNIST's files are, if they are. */
export const mnist = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));

/** Whether tests can use MNIST's own files. */
export const hasMnist = existsSync(mnist);

/** How a mirror answers. */
export type Manner = 'whole' | 'slowly' | 'cut off' | 'other' | 'not at all' | 404 | 500;

/** Two mirrors of MNIST on this computer: how each answers for a file, and what they were asked for. */
export interface Mirrors {
	/** The first mirror's manner, and the second's. */
	manners: [Manner, Manner];
	/** Manners of single files, by their names. */
	readonly ofFile: Record<string, Manner>;
	/** What was asked for: the number of the mirror and the name of the file. */
	readonly asked: string[];
	readonly address: string;
	readonly close: () => Promise<void>;
}

const mirrors = [
	'https://cdn.jsdelivr.net/gh/fgnt/mnist',
	'https://raw.githubusercontent.com/fgnt/mnist/master'
];

/** Starts the mirrors on a free port. */
export async function startMirrors(): Promise<Mirrors> {
	const server = createServer(({ url }, response) => {
		const [, number, file] = url!.split('/');
		const name = file.replace('.gz', '');
		state.asked.push(`${number} ${name}`);
		answer(response, file, state.ofFile[name] ?? state.manners[Number(number) - 1]);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const state: Mirrors = {
		manners: ['whole', 'whole'],
		ofFile: {},
		asked: [],
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
	return state;
}

/** Gives the page's worker these mirrors in the place of the real ones, which no test asks. */
export async function useMirrors(page: Page, { address }: Mirrors): Promise<void> {
	const elsewhere = `
		const fetchFrom = self.fetch;
		const mirrors = ${JSON.stringify(mirrors)};
		self.fetch = (url, init) => {
			const k = mirrors.findIndex((mirror) => url.startsWith(mirror + '/'));
			if (k < 0) throw new Error('not a mirror: ' + url);
			return fetchFrom(url.replace(mirrors[k], '${address}/' + (k + 1)), init);
		};`;
	await page.route('**/mnist-worker-*.js', async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `{${elsewhere}}\n${await response.text()}` });
	});
}

function answer(response: ServerResponse, file: string, manner: Manner): void {
	if (manner === 'not at all') return void response.destroy();
	response.setHeader('Access-Control-Allow-Origin', '*');
	if (typeof manner === 'number') return void response.writeHead(manner).end('no such file');
	const bytes = manner === 'other' || !hasMnist ? fake : readFileSync(mnist + file);
	if (manner === 'cut off') {
		response.setHeader('Content-Length', bytes.length);
		response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
	} else if (manner === 'slowly') {
		void send(response, bytes);
	} else {
		response.end(bytes);
	}
}

/** Some gzip that is none of MNIST's files, as a firewall's page may be. */
const fake = gzipSync(Buffer.from('not what you wanted '.repeat(500)));

async function send(response: ServerResponse, bytes: Buffer) {
	const PIECE = 100_000;
	for (let at = 0; at < bytes.length && !response.destroyed; at += PIECE) {
		response.write(bytes.subarray(at, at + PIECE));
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	response.end();
}
