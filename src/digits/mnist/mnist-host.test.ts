import { gunzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mnistFiles, mirrors } from './mnist-files';
import { MnistHost } from './mnist-host';
import type { FileBytes, MnistReport } from './mnist-messages';
import type { MnistStore } from './mnist-store';
import { sha256 } from './sha256';

const folder = fileURLToPath(new URL('../../../../shared/mnist/', import.meta.url));
const missing = !existsSync(folder);
const zipped = (name: string) => new Uint8Array(readFileSync(`${folder}${name}.gz`));

/** A browser's storage with what it keeps; it may be full. */
function storage(isFull = false) {
	const kept = new Map<string, FileBytes>();
	const store: MnistStore = {
		kept: async (name) => kept.get(name)?.slice() ?? null,
		keep: async (name, bytes) => {
			if (isFull) throw new DOMException('full', 'QuotaExceededError');
			kept.set(name, bytes.slice());
		},
		forget: async () => kept.clear()
	};
	return { store, kept };
}

/** A host, what it tells, and what it asks the mirrors for. */
function host(answer: (address: string) => Response, { store } = storage()) {
	const told: MnistReport[] = [];
	const asked: string[] = [];
	const fetched = (input: string | URL | Request) => {
		asked.push(String(input));
		return Promise.resolve(answer(String(input)));
	};
	return { host: new MnistHost(fetched, store, (report) => told.push(report)), told, asked };
}

const names = (told: readonly MnistReport[]) =>
	told.flatMap((report) => (report.tell === 'file' ? report.name : []));

describe('MnistHost', () => {
	it('asks no mirror to bring what is kept, or to forget it', async () => {
		const { host: it, told, asked } = host(() => new Response(null, { status: 500 }));
		await it.take({ ask: 'recall' });
		await it.take({ ask: 'forget' });
		expect(told).toEqual([{ tell: 'idle' }, { tell: 'idle' }]);
		expect(asked).toEqual([]);
	});

	it('stops at a file that no mirror gives, and says which', async () => {
		const { host: it, told, asked } = host(() => new Response('', { status: 404 }));
		await it.take({ ask: 'fetch', here: [] });
		const { name } = mnistFiles[0];
		const trouble = { kind: 'status', status: 404 };
		expect(told.filter(({ tell }) => tell !== 'progress')).toEqual([
			{ tell: 'failed', name, attempts: mirrors.map((mirror) => ({ mirror, trouble })) },
			{ tell: 'idle' }
		]);
		expect(asked).toEqual(mirrors.map((mirror) => `${mirror}${name}.gz`));
	});

	it('refuses files that are none of MNIST’s, by their names', async () => {
		const { host: it, told } = host(() => new Response(''));
		await it.take({ ask: 'take', files: [new File(['hello'], 'train-images-idx3-ubyte')] });
		expect(told[0]).toMatchObject({ tell: 'refused', why: /^train-images-idx3-ubyte is none/ });
	});
});

describe.skipIf(missing)(missing ? `MNIST (skipped: there is no ${folder})` : 'MNIST', () => {
	const itself = (address: string) => new Response(zipped(/([\w-]+)\.gz$/.exec(address)![1]));

	it('has the sums and the sizes that its files are checked by', async () => {
		for (const file of mnistFiles) {
			const bytes = zipped(file.name);
			const unzipped = new Uint8Array(gunzipSync(bytes));
			expect([bytes.length, unzipped.length]).toEqual([file.zipped, file.bytes]);
			expect(await sha256(unzipped)).toBe(file.sha256);
		}
	});

	it('is fetched but for the files that are here, from the mirror that answered last', async () => {
		const answer = (address: string) =>
			address.startsWith(mirrors[0]) ? new Response('', { status: 404 }) : itself(address);
		const browser = storage();
		const { host: it, told, asked } = host(answer, browser);
		await it.take({ ask: 'fetch', here: ['t10k-labels-idx1-ubyte', 'train-images-idx3-ubyte'] });
		expect(names(told)).toEqual(['t10k-images-idx3-ubyte', 'train-labels-idx1-ubyte']);
		expect(asked).toEqual([
			`${mirrors[0]}t10k-images-idx3-ubyte.gz`,
			`${mirrors[1]}t10k-images-idx3-ubyte.gz`,
			`${mirrors[1]}train-labels-idx1-ubyte.gz`
		]);

		// On the next visit they are there.
		const later = host(answer, browser);
		await later.host.take({ ask: 'recall' });
		expect(names(later.told)).toEqual(['t10k-images-idx3-ubyte', 'train-labels-idx1-ubyte']);
		expect(later.asked).toEqual([]);
	});

	it('goes on where the browser has no room, and says so once', async () => {
		const { host: it, told } = host(itself, storage(true));
		await it.take({ ask: 'fetch', here: ['train-images-idx3-ubyte'] });
		expect(names(told)).toHaveLength(3);
		expect(told.filter(({ tell }) => tell === 'not-kept')).toEqual([
			{ tell: 'not-kept', why: 'room' }
		]);
		expect(told.every((report) => report.tell !== 'file' || !report.kept)).toBe(true);
	});
});
