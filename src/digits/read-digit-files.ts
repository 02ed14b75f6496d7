import { counted } from './counted';
import type { DigitSet } from './digit-set';
import { readIdx, type IdxFile } from './idx';
import { IdxError } from './idx-error';
import { readNpz } from './npz';
import { isZip } from './unzip-files';

/** More bytes than this are in no file of digits that would be of use here. */
const MOST_BYTES = 2 ** 29;

/** What files of digits held: images and labels of their own, and archives of both. */
export interface DigitFiles {
	readonly idx: readonly IdxFile[];
	readonly sets: readonly DigitSet[];
}

/** Reads files of digits, told apart by their bytes alone. Rejects with an IdxError when one of them is none. */
export async function readDigitFiles(files: readonly File[]): Promise<DigitFiles> {
	const idx: IdxFile[] = [];
	const sets: DigitSet[] = [];
	for (const file of files) {
		const { name, size } = file;
		if (size > MOST_BYTES) {
			const most = MOST_BYTES.toLocaleString('en-US');
			throw new IdxError(`${name} has ${counted(size, 'byte')}, but at most ${most} are read.`);
		}
		const bytes = new Uint8Array(await file.arrayBuffer());
		if (isZip(bytes)) sets.push(...(await readNpz(name, bytes)));
		else idx.push(await readIdx(name, bytes));
	}
	return { idx, sets };
}
