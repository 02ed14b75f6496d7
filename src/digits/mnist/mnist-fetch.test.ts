import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchMnistFile, NoMirror, type Trouble } from './mnist-fetch';
import type { MnistFile } from './mnist-files';

const bytes = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
const zipped = new Uint8Array(gzipSync(bytes));
const file: MnistFile = {
	name: 'some-file',
	zipped: zipped.length,
	bytes: bytes.length,
	sha256: createHash('sha256').update(bytes).digest('hex')
};

/** A mirror's answer, or that there is none. */
type Answer = () => Response | Promise<Response>;

const whole: Answer = () => new Response(zipped);
const gone: Answer = () => {
	throw new TypeError('Failed to fetch');
};
const status = (status: number) => () => new Response('no such file', { status });
const other =
	(content: Uint8Array): Answer =>
	() =>
		new Response(new Uint8Array(gzipSync(content)));
/** Some bytes, then a broken connection, or an end, or nothing at all. */
const broken = (then: 'error' | 'close' | 'silence'): Answer => {
	return () => {
		let isFirst = true;
		return new Response(
			new ReadableStream({
				pull(controller) {
					if (isFirst) controller.enqueue(zipped.slice(0, 100));
					else if (then === 'error') controller.error(new TypeError('network error'));
					else if (then === 'close') controller.close();
					else return new Promise(() => {});
					isFirst = false;
				}
			})
		);
	};
};

interface Asked {
	answers: readonly Answer[];
	signal?: AbortSignal;
	onprogress?: (received: number) => void;
}

/** Fetches the file from as many mirrors as there are answers; lists what was asked. */
async function from({ answers, signal, onprogress = () => {} }: Asked) {
	const asked: string[] = [];
	const mirrors = answers.map((_, k) => `https://mirror${k + 1}/`);
	const found = await fetchMnistFile(file, {
		mirrors,
		signal: signal ?? new AbortController().signal,
		patience: 50,
		onprogress,
		fetch: async (input, init) => {
			asked.push(String(input));
			init?.signal?.throwIfAborted();
			const answer = await answers[asked.length - 1]();
			const aborted = new Promise<never>((_, reject) => {
				init!.signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
			});
			aborted.catch(() => undefined);
			const reader = answer.body!.getReader();
			const body = new ReadableStream({
				pull: async (controller) => {
					const { done, value } = await Promise.race([reader.read(), aborted]);
					if (done) controller.close();
					else controller.enqueue(value);
				}
			});
			return new Response(body, { status: answer.status });
		}
	});
	return { ...found, asked };
}

async function troubles(...answers: Answer[]): Promise<Trouble[]> {
	const error: unknown = await from({ answers }).catch((error: unknown) => error);
	expect(error).toBeInstanceOf(NoMirror);
	return (error as NoMirror).attempts.map(({ trouble }) => trouble);
}

describe('fetchMnistFile', () => {
	it('unzips the file as it comes, and tells how much has come', async () => {
		const received: number[] = [];
		const found = await from({ answers: [whole], onprogress: (n) => received.push(n) });
		expect(found.bytes).toEqual(bytes);
		expect(found.asked).toEqual(['https://mirror1/some-file.gz']);
		expect([received[0], received.at(-1)]).toEqual([0, zipped.length]);
	});

	it('asks the mirrors in order, until one has given the very file', async () => {
		const wrong = bytes.slice();
		wrong[4000] ^= 1;
		const answers = [gone, status(404), other(wrong), broken('error'), whole, gone];
		const { bytes: found, mirror, asked } = await from({ answers });
		expect(found).toEqual(bytes);
		expect(mirror).toBe('https://mirror5/');
		expect(asked).toHaveLength(5);
	});

	it('says of each mirror why it did not give the file', async () => {
		const wrong = bytes.slice();
		wrong[0] ^= 1;
		const damaged = zipped.slice();
		damaged.fill(0xff, 200, 260);
		const found = await troubles(
			gone,
			status(500),
			broken('error'),
			broken('close'),
			broken('silence'),
			other(wrong),
			other(bytes.slice(1)),
			other(Uint8Array.of(...bytes, 1)),
			() => new Response(damaged),
			() => new Response('<html>Please log in')
		);
		expect(found.slice(0, 5)).toEqual([
			{ kind: 'unreachable' },
			{ kind: 'status', status: 500 },
			{ kind: 'cut-off', received: 100 },
			{ kind: 'cut-off', received: 100 },
			{ kind: 'silent', seconds: 0 }
		]);
		expect(found.slice(5).map(({ kind }) => kind)).toEqual([
			'differs',
			'differs',
			'differs',
			'differs',
			'differs'
		]);
	});

	it('stops when it is told to, and asks no other mirror', async () => {
		const controller = new AbortController();
		const onprogress = () => controller.abort();
		const { signal } = controller;
		const stopped = from({ answers: [broken('silence'), whole], signal, onprogress });
		await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
	});
});
