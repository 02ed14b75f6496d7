import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { smallSet } from '$training/testing/small-set';

export const TRAIN_IMAGES = 'train-images-idx3-ubyte';
export const TRAIN_LABELS = 'train-labels-idx1-ubyte';
export const TEST_IMAGES = 't10k-images-idx3-ubyte';
export const TEST_LABELS = 't10k-labels-idx1-ubyte';

/** An IDX file: its magic number and sizes, and its bytes. */
export function idx(words: readonly number[], bytes: Uint8Array): Buffer {
	const header = Buffer.alloc(4 * words.length);
	words.forEach((word, k) => header.writeUInt32BE(word, 4 * k));
	return Buffer.concat([header, bytes]);
}

/** The four files, with 200 images to train on and 50 to test with. */
export function smallMnist(): Record<string, Buffer> {
	const [train, test] = [smallSet(200), smallSet(50)];
	return {
		[TRAIN_IMAGES]: idx([0x803, 200, 28, 28], train.pixels),
		[TRAIN_LABELS]: idx([0x801, 200], train.labels),
		[TEST_IMAGES]: idx([0x803, 50, 28, 28], test.pixels),
		[TEST_LABELS]: idx([0x801, 50], test.labels)
	};
}

/** Makes a folder of the four files, some of them changed, or with null left out. */
export function mnistFolder(path: string, changes: Record<string, Uint8Array | null> = {}): string {
	mkdirSync(path);
	for (const [file, bytes] of Object.entries({ ...smallMnist(), ...changes })) {
		if (bytes !== null) writeFileSync(join(path, file), bytes);
	}
	return path;
}

/** The same, with every file gzipped. */
export function gzippedFolder(path: string): string {
	mkdirSync(path);
	for (const [file, bytes] of Object.entries(smallMnist())) {
		writeFileSync(join(path, `${file}.gz`), gzipSync(bytes));
	}
	return path;
}
