import { counted } from '$digits/counted';
import { IdxError } from './idx-error';

/** Whether bytes start as gzip does, with 1f 8b (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unzips gzipped bytes piece by piece, only as far as the caller reads on; `name` names the file.
 * Throws an IdxError where the gzip is cut off or damaged.
 */
export async function* gunzip(
	name: string,
	bytes: Uint8Array
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = slices(bytes).pipeThrough(new DecompressionStream('gzip')).getReader();
	try {
		// A reader, because Safari long had no `for await` over streams.
		for (;;) {
			const { done, value } = await reader.read().catch(() => {
				throw new IdxError(
					`${name} is gzip of ${counted(bytes.length, 'byte')} that is cut off or damaged, so it cannot be unzipped.`
				);
			});
			if (done) return;
			yield value;
		}
	} finally {
		// After a fault the stream has nothing left to cancel and says so again.
		await reader.cancel().catch(() => undefined);
	}
}

// A browser unzips whatever it is handed at once, and a byte can become a thousand: so, small slices.
const SLICE = 16_384;

function slices(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at >= bytes.length) controller.close();
			else controller.enqueue(bytes.slice(at, (at += SLICE)));
		}
	});
}
