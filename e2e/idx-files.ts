import { gzipSync } from 'node:zlib';
import type { LabelledImages } from '$training/labelled-images';
import type { FileToOpen } from './files';

const IMAGES = 0x803;
const LABELS = 0x801;
const SIDE = 28;

/** Bytes as a file to be picked or dropped. */
export function binaryFile(name: string, buffer: Buffer): FileToOpen {
	return { name, mimeType: 'application/octet-stream', buffer };
}

/** The pixels of digit `n` of the files below: its own grey levels, so that no two digits look the same. */
export function pixelsOf(n: number): Uint8Array {
	return Uint8Array.from({ length: SIDE * SIDE }, (_, k) => (k % (n + 2) ? 0 : (k * 7 + n) % 256));
}

/** An IDX file of so many images; the header can be made to lie. */
export function imagesFile(
	count: number,
	{ name = 'images', magic = IMAGES, rows = SIDE, cols = SIDE, announced = count } = {}
): FileToOpen {
	const images = Array.from({ length: count }, (_, n) => pixelsOf(n).subarray(0, rows * cols));
	return binaryFile(name, Buffer.concat([header(magic, announced, rows, cols), ...images]));
}

/** An IDX file of labels. */
export function labelsFile(
	labels: readonly number[],
	{ name = 'labels', magic = LABELS, announced = labels.length } = {}
): FileToOpen {
	return binaryFile(name, Buffer.concat([header(magic, announced), Buffer.from(labels)]));
}

/** The images and the labels of as many digits. */
export function idxFiles(labels: readonly number[]): FileToOpen[] {
	return [imagesFile(labels.length), labelsFile(labels)];
}

/** A set of images and its labels as files called as MNIST's are: `train-images-idx3-ubyte` and its like. */
export function digitFiles({ count, pixels, labels }: LabelledImages, name: string): FileToOpen[] {
	const images = Buffer.concat([header(IMAGES, count, SIDE, SIDE), pixels]);
	return [
		binaryFile(`${name}-images-idx3-ubyte`, images),
		labelsFile([...labels], { name: `${name}-labels-idx1-ubyte` })
	];
}

/** A file gzipped, as MNIST's are. */
export function gzipped({ name, buffer }: FileToOpen): FileToOpen {
	return binaryFile(`${name}.gz`, gzipSync(buffer));
}

function header(...numbers: number[]): Buffer {
	const bytes = Buffer.alloc(4 * numbers.length);
	numbers.forEach((number, k) => bytes.writeUInt32BE(number, 4 * k));
	return bytes;
}
