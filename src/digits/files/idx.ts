import { gunzip, isGzip } from './gunzip';
import { announced, has, idxHeader, type IdxBytes, type IdxHeader } from './idx-header';
import { IdxError } from './idx-error';
import { joined } from './joined';

/** A file of `count` images, rows · cols bytes each, row by row: 0 is paper and 255 is ink. */
export interface IdxImages {
	readonly kind: 'images';
	readonly name: string;
	readonly count: number;
	readonly rows: number;
	readonly cols: number;
	readonly pixels: Uint8Array;
}

/** A file of `count` labels, one byte each, 0 to 9. */
export interface IdxLabels {
	readonly kind: 'labels';
	readonly name: string;
	readonly count: number;
	readonly labels: Uint8Array;
}

/** One of MNIST's files, or another written like them. */
export type IdxFile = IdxImages | IdxLabels;

/** The most bytes that a gzipped file may unzip to: 342,392 images. */
export const MOST_UNZIPPED = 2 ** 28;

/**
 * Reads an IDX file of 28×28 images or of labels, raw or gzipped, told apart by its bytes alone;
 * `name` only names it in errors. A raw file's pixels or labels share the memory of `bytes`.
 * Rejects with an IdxError that says what is wrong with the file.
 */
export async function readIdx(name: string, bytes: Uint8Array): Promise<IdxFile> {
	if (!isGzip(bytes)) return idxFile({ name, unzipped: false, bytes });
	return idxFile({ name, unzipped: true, bytes: await unzip(name, bytes) });
}

/** The bytes of an IDX file, unzipped where they were gzipped. Rejects with an IdxError when they cannot be, or are not as many as announced. */
export async function readIdxBytes(
	name: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer>> {
	return isGzip(bytes) ? unzip(name, bytes) : bytes;
}

/** Unzips an IDX file whose length is what its header announces, and stops as soon as it is not. */
async function unzip(name: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	let header: IdxHeader | undefined;

	for await (const chunk of gunzip(name, bytes)) {
		chunks.push(chunk);
		length += chunk.length;
		if (header === undefined && length >= 16) {
			header = idxHeader({ name, unzipped: true, bytes: joined(chunks, length) });
			refuseHuge(name, header);
		}
		if (header !== undefined && length > header.bytes) {
			throw new IdxError(`${name} announces ${announced(header)}, but it unzips to more.`);
		}
	}
	return joined(chunks, length);
}

function refuseHuge(name: string, header: IdxHeader) {
	if (header.bytes <= MOST_UNZIPPED) return;
	const most = MOST_UNZIPPED.toLocaleString('en-US');
	throw new IdxError(`${name} announces ${announced(header)}, but at most ${most} are unzipped.`);
}

/** The images or labels of an IDX file's unzipped bytes, whose memory they share. Throws an IdxError that says what is wrong with the file. */
export function idxFile(file: IdxBytes): IdxFile {
	const { name, bytes } = file;
	const header = idxHeader(file);
	if (bytes.length !== header.bytes) {
		throw new IdxError(
			`${has(file, bytes.length)}, but its header announces ${announced(header)}.`
		);
	}
	const { kind, count } = header;
	const data = bytes.subarray(header.length);
	if (kind === 'images') {
		return { kind, name, count, rows: header.rows, cols: header.cols, pixels: data };
	}
	const wrong = data.findIndex((label) => label > 9);
	if (wrong >= 0) {
		throw new IdxError(
			`${name} gives image ${wrong.toLocaleString('en-US')} the label ${data[wrong]}, but labels go from 0 to 9.`
		);
	}
	return { kind, name, count, labels: data };
}
