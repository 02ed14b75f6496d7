import { isGzip } from '$digits/files/gunzip';
import type { MnistFile } from './mnist-files';
import type { FileBytes } from './mnist-messages';
import { sha256 } from './sha256';

/** Why a mirror did not give a file. */
export type Trouble =
	/** No answer at all: a firewall, no network, a mirror that is gone. */
	| { readonly kind: 'unreachable' }
	/** An answer of HTTP that is no file, such as 404. */
	| { readonly kind: 'status'; readonly status: number }
	/** The connection ended after so many gzipped bytes. */
	| { readonly kind: 'cut-off'; readonly received: number }
	/** Nothing has come for so many seconds. */
	| { readonly kind: 'silent'; readonly seconds: number }
	/** It is another file, or a damaged one. */
	| { readonly kind: 'differs' };

/** A mirror that was asked in vain. */
export interface Attempt {
	readonly mirror: string;
	readonly trouble: Trouble;
}

/** No mirror gave the file. */
export class NoMirror extends Error {
	constructor(readonly attempts: readonly Attempt[]) {
		super('no mirror gave the file');
	}
}

/** How a file is fetched. */
export interface Fetching {
	readonly fetch: typeof fetch;
	/** Asked in this order, until one has given the file. */
	readonly mirrors: readonly string[];
	/** Gives up when it is aborted. */
	readonly signal: AbortSignal;
	/** Milliseconds without a byte after which a mirror is given up. */
	readonly patience: number;
	/** Told how many gzipped bytes have come from the mirror at hand. */
	readonly onprogress: (received: number) => void;
}

/**
 * One of MNIST's files, unzipped as it comes and checked by its SHA-256, and the mirror that gave it.
 * Rejects with NoMirror when none did, with an AbortError when the signal was aborted.
 */
export async function fetchMnistFile(
	file: MnistFile,
	fetching: Fetching
): Promise<{ bytes: FileBytes; mirror: string }> {
	const attempts: Attempt[] = [];
	for (const mirror of fetching.mirrors) {
		const found = await fetchFrom(mirror, file, fetching);
		fetching.signal.throwIfAborted();
		if (found instanceof Uint8Array) return { bytes: found, mirror };
		attempts.push({ mirror, trouble: found });
	}
	throw new NoMirror(attempts);
}

async function fetchFrom(
	mirror: string,
	file: MnistFile,
	{ fetch, signal, patience, onprogress }: Fetching
): Promise<FileBytes | Trouble> {
	const request = new AbortController();
	const giveUp = () => request.abort();
	if (signal.aborted) giveUp();
	signal.addEventListener('abort', giveUp);
	let isSilent = false;
	const silence = () => {
		isSilent = true;
		giveUp();
	};
	let timer = setTimeout(silence, patience);
	const silent: Trouble = { kind: 'silent', seconds: Math.round(patience / 1000) };
	onprogress(0);
	try {
		const answer = await fetch(`${mirror}${file.name}.gz`, {
			signal: request.signal,
			// What is kept is kept once, and a damaged answer is not to come back.
			cache: 'no-store',
			credentials: 'omit',
			referrerPolicy: 'no-referrer'
		}).catch(() => null);
		if (!answer) return isSilent ? silent : { kind: 'unreachable' };
		if (!answer.ok || !answer.body) return { kind: 'status', status: answer.status };

		let received = 0;
		let isNoGzip = false;
		const way = watched(answer.body, (chunk) => {
			clearTimeout(timer);
			timer = setTimeout(silence, patience);
			if (received === 0) isNoGzip = !isGzip(chunk);
			onprogress((received += chunk.length));
		});
		const bytes = await unzipped(way.stream, file.bytes);
		if (isSilent) return silent;
		if (bytes === 'damaged') {
			const isShort = way.state() === 'ended' && received < file.zipped && !isNoGzip;
			if (way.state() === 'broken' || isShort) return { kind: 'cut-off', received };
		} else if (bytes !== 'other' && (await sha256(bytes)) === file.sha256) {
			return bytes;
		}
		return { kind: 'differs' };
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', giveUp);
		// What is still on its way is not wanted any more.
		giveUp();
	}
}

/** A stream that tells how much has come, and how it ended: a fault of the way is none of what came. */
function watched(
	body: ReadableStream<Uint8Array<ArrayBuffer>>,
	onchunk: (chunk: Uint8Array) => void
) {
	let state: 'open' | 'ended' | 'broken' = 'open';
	const reader = body.getReader();
	const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			try {
				const { done, value } = await reader.read();
				if (done) {
					state = 'ended';
					return controller.close();
				}
				onchunk(value);
				controller.enqueue(value);
			} catch (error) {
				state = 'broken';
				controller.error(error);
			}
		},
		cancel: (reason) => reader.cancel(reason).catch(() => undefined)
	});
	return { stream, state: () => state };
}

/** Unzips what comes, if it is `length` bytes: 'other' when it is not as many, 'damaged' when it is no gzip to its end. */
async function unzipped(
	stream: ReadableStream<Uint8Array<ArrayBuffer>>,
	length: number
): Promise<FileBytes | 'other' | 'damaged'> {
	const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
	const bytes = new Uint8Array(length);
	let at = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return at === length ? bytes : 'other';
			if (at + value.length > length) return 'other';
			bytes.set(value, at);
			at += value.length;
		}
	} catch {
		return 'damaged';
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
