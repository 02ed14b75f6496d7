import { isGzip } from '$digits/files/gunzip';
import { idxFile, readIdxBytes, type IdxFile } from '$digits/files/idx';
import { IdxError } from '$digits/files/idx-error';
import { mnistFileOf } from '$digits/mnist/mnist-file-of';
import type { KnownFile } from '$digits/mnist/mnist-messages';
import { readNpz } from '$digits/files/npz';
import { isZip } from '$digits/files/unzip-files';
import { counted } from './counted';
import type { DigitSet } from './digit-set';

/** More bytes than this are in no file of digits that would be of use here. */
const MOST_BYTES = 2 ** 29;

/** What files of digits held: MNIST's own files, images and labels of others, and archives of both. */
export interface DigitFiles {
	readonly mnist: readonly KnownFile[];
	readonly idx: readonly IdxFile[];
	readonly sets: readonly DigitSet[];
}

/** Reads files of digits, told apart by their bytes alone. Rejects with an IdxError when one of them is none. */
export async function readDigitFiles(files: readonly File[]): Promise<DigitFiles> {
	const mnist: KnownFile[] = [];
	const idx: IdxFile[] = [];
	const sets: DigitSet[] = [];
	for (const file of files) {
		const { name, size } = file;
		if (size > MOST_BYTES) {
			const most = MOST_BYTES.toLocaleString('en-US');
			throw new IdxError(`${name} has ${counted(size, 'byte')}, but at most ${most} are read.`);
		}
		const bytes = new Uint8Array(await file.arrayBuffer());
		if (isZip(bytes)) {
			sets.push(...(await readNpz(name, bytes)));
			continue;
		}
		const unzipped = await readIdxBytes(name, bytes);
		const known = await mnistFileOf(unzipped);
		if (known) mnist.push({ name: known.name, bytes: unzipped });
		else idx.push(idxFile({ name, unzipped: isGzip(bytes), bytes: unzipped }));
	}
	return { mnist, idx, sets };
}
