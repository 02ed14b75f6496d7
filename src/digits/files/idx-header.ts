import { counted } from '$digits/counted';
import { PIXELS, SIDE } from '$digits/digit-set';
import { IdxError } from './idx-error';

/** A file to be read as IDX: its bytes, all of them or at least the first 16, and whether they came out of gzip. */
export interface IdxBytes {
	readonly name: string;
	readonly unzipped: boolean;
	readonly bytes: Uint8Array;
}

/** What the header of an IDX file announces; `bytes` is the length of the whole file, header included. */
export type IdxHeader =
	| {
			readonly kind: 'images';
			readonly count: number;
			readonly rows: number;
			readonly cols: number;
			readonly length: 16;
			readonly bytes: number;
	  }
	| {
			readonly kind: 'labels';
			readonly count: number;
			readonly length: 8;
			readonly bytes: number;
	  };

const IMAGES = 0x00000803;
const LABELS = 0x00000801;

/**
 * Reads the header of an IDX file: big-endian, 16 bytes for images and 8 for labels
 * (http://yann.lecun.com/exdb/mnist). Throws an IdxError when it is not the header of at least one
 * 28×28 image or one label.
 */
export function idxHeader(file: IdxBytes): IdxHeader {
	const { name, bytes } = file;
	if (bytes.length === 0) {
		throw new IdxError(`${name} ${file.unzipped ? 'unzips to nothing' : 'is empty'}.`);
	}
	if (bytes.length < 4) {
		throw new IdxError(
			`${has(file, bytes.length)}, but the header of an IDX file takes 16 for images and 8 for labels.`
		);
	}
	const magic = uint32(bytes, 0);
	if (magic !== IMAGES && magic !== LABELS) throw new IdxError(wrongMagic(file, magic));

	const kind = magic === IMAGES ? 'images' : 'labels';
	const length = magic === IMAGES ? 16 : 8;
	if (bytes.length < length) {
		throw new IdxError(
			`${has(file, bytes.length)}, but the header of an IDX file of ${kind} takes ${length}.`
		);
	}
	const count = uint32(bytes, 4);
	if (count === 0) throw new IdxError(`${name} holds no ${kind}.`);
	if (magic === LABELS) return { kind: 'labels', count, length: 8, bytes: 8 + count };

	const rows = uint32(bytes, 8);
	const cols = uint32(bytes, 12);
	if (rows !== SIDE || cols !== SIDE) {
		throw new IdxError(
			`${name} holds images of ${rows}×${cols} pixels, but a digit here has ${SIDE}×${SIDE}.`
		);
	}
	return { kind: 'images', count, rows, cols, length: 16, bytes: 16 + count * PIXELS };
}

/** What a header announces, in words: "10,000 images of 28×28 (7,840,016 bytes in all)". */
export function announced({ kind, count, bytes }: IdxHeader): string {
	const things =
		kind === 'images' ? `${counted(count, 'image')} of ${SIDE}×${SIDE}` : counted(count, 'label');
	return `${things} (${counted(bytes, 'byte')} in all)`;
}

/** How many bytes a file has, in words: "x has 12 bytes", or "x.gz unzips to 12 bytes". */
export function has({ name, unzipped }: IdxBytes, bytes: number): string {
	return `${name} ${unzipped ? 'unzips to' : 'has'} ${counted(bytes, 'byte')}`;
}

// The types of the IDX format, by the third byte of its magic number; the fourth counts dimensions.
const TYPES: Readonly<Record<number, string>> = {
	0x08: 'unsigned bytes',
	0x09: 'signed bytes',
	0x0b: '16-bit integers',
	0x0c: '32-bit integers',
	0x0d: '32-bit floats',
	0x0e: '64-bit floats'
};

function wrongMagic({ name, unzipped }: IdxBytes, magic: number): string {
	const found = `0x${magic.toString(16).padStart(8, '0')}`;
	const expected = '0x00000803 (images) or 0x00000801 (labels)';
	const type = magic < 0x10000 ? TYPES[magic >>> 8] : undefined;
	if (type !== undefined) {
		return `${name} is an IDX file of ${type} in ${counted(magic & 0xff, 'dimension')} (magic number ${found}), but ${expected} was expected.`;
	}
	if (!unzipped && name.toLowerCase().endsWith('.gz')) {
		return `${name} is named .gz but starts with ${found}, which is neither gzip (0x1f8b…) nor an IDX file's ${expected}.`;
	}
	return `${name} is not a file of digits; MNIST’s files, their .gz, or mnist.npz are. (It starts with the magic number ${found}, not with ${expected}.)`;
}

function uint32(bytes: Uint8Array, at: number): number {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}
