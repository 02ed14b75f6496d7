import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallSet } from '$training/testing/small-set';
import { Complaint } from './command';
import { readMnist } from './mnist-folder';
import {
	gzippedFolder,
	idx,
	mnistFolder,
	TEST_IMAGES,
	TEST_LABELS,
	TRAIN_IMAGES,
	TRAIN_LABELS
} from './testing/small-mnist';

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'backstep-mnist-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readMnist', () => {
	test('reads the four files, gzipped or not', async () => {
		const raw = await readMnist(mnistFolder(join(folder, 'raw')), 'raw');
		const gz = await readMnist(gzippedFolder(join(folder, 'gz')), 'gz');
		expect(raw.train).toMatchObject({ source: `raw/${TRAIN_IMAGES}`, count: 200 });
		expect(raw.test).toMatchObject({ source: `raw/${TEST_IMAGES}`, count: 50 });
		expect({ ...gz.train, source: '' }).toEqual({ ...raw.train, source: '' });
		expect({ ...gz.test, source: '' }).toEqual({ ...raw.test, source: '' });
	});

	const { labels } = smallSet(49);
	test.each([
		[
			'a file that is missing',
			{ [TEST_LABELS]: null },
			`${TEST_LABELS}: no such file, nor one with .gz`
		],
		['a file that is empty', { [TRAIN_IMAGES]: new Uint8Array() }, `${TRAIN_IMAGES} is empty`],
		[
			'a file that is cut off',
			{ [TRAIN_LABELS]: idx([0x801, 200], labels) },
			`${TRAIN_LABELS} has 57 bytes, but its header announces 200 labels (208 bytes in all)`
		],
		[
			'a file that is none of MNIST',
			{ [TEST_IMAGES]: Buffer.from('<!doctype html>') },
			`${TEST_IMAGES} is not a file of digits; MNIST’s files, their .gz, or mnist.npz are. (It starts with the magic number 0x3c21646f, not with 0x00000803 (images) or 0x00000801 (labels).)`
		],
		[
			'gzip that is damaged',
			{ [TEST_IMAGES]: null, [`${TEST_IMAGES}.gz`]: Uint8Array.of(0x1f, 0x8b, 8, 0) },
			`${TEST_IMAGES}.gz is gzip of 4 bytes that is cut off or damaged, so it cannot be unzipped`
		],
		[
			'images of another size',
			{ [TRAIN_IMAGES]: idx([0x803, 1, 8, 8], new Uint8Array(64)) },
			`${TRAIN_IMAGES} holds images of 8×8 pixels, but a digit here has 28×28`
		],
		[
			'labels in the place of images',
			{ [TEST_IMAGES]: idx([0x801, 49], labels) },
			`${TEST_IMAGES} holds labels, not images`
		],
		[
			'a label that is no digit',
			{ [TEST_LABELS]: idx([0x801, 50], new Uint8Array(50).fill(11)) },
			`${TEST_LABELS} gives image 0 the label 11, but labels go from 0 to 9`
		],
		[
			'labels that are not as many as the images',
			{ [TEST_LABELS]: idx([0x801, 49], labels) },
			`${TEST_IMAGES} has 50 images but data/${TEST_LABELS} has 49 labels; choose two files that belong together`
		]
	])('refuses %s in one line that names it', async (what, changes, line) => {
		const path = mnistFolder(join(folder, what.replaceAll(' ', '-')), changes);
		const reading = readMnist(path, 'data');
		await expect(reading).rejects.toThrow(Complaint);
		await expect(reading).rejects.toThrow(new Complaint(`data/${line}`));
	});
});
