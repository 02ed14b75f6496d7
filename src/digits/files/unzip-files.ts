import { counted } from '$digits/counted';
import { IdxError } from './idx-error';
import { joined } from './joined';

/** Whether bytes start as a zip archive does, with “PK” and 3, 4. */
export function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Zipped bytes that are taken at a time: a byte can become a thousand. */
const SLICE = 16_384;
/** Milliseconds of work after which whatever else is to be done can be. */
const PATIENCE = 12;

/** What a zip archive holds: the files that were asked for, and what the others are called. */
export interface Unzipped {
	readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
	readonly others: readonly string[];
}

/**
 * Unzips those files of an archive that `isWanted` by their names, with pauses between. `name` is
 * the archive's. Rejects with an IdxError where it is cut off or damaged, or they come to more than
 * `most` bytes.
 */
export async function unzipFiles(
	name: string,
	bytes: Uint8Array<ArrayBuffer>,
	isWanted: (file: string) => boolean,
	most: number
): Promise<Unzipped> {
	const { Unzip, UnzipInflate } = await import('fflate');
	const pieces: Record<string, Uint8Array<ArrayBuffer>[]> = {};
	const ended: string[] = [];
	const others: string[] = [];
	let left = most;
	const unzip = new Unzip((file) => {
		if (!isWanted(file.name)) {
			others.push(file.name);
			return;
		}
		pieces[file.name] = [];
		file.ondata = (error, piece, isLast) => {
			if (error) throw error;
			if ((left -= piece.length) < 0) throw new IdxError(tooMuch(name, most));
			pieces[file.name].push(piece as Uint8Array<ArrayBuffer>);
			if (isLast) ended.push(file.name);
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		let begun = performance.now();
		for (let at = 0; at < bytes.length; at += SLICE) {
			unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
			if (performance.now() - begun < PATIENCE) continue;
			await new Promise((resolve) => setTimeout(resolve));
			begun = performance.now();
		}
	} catch (error) {
		throw error instanceof IdxError ? error : new IdxError(damaged(name, bytes.length));
	}
	if (Object.keys(pieces).some((file) => !ended.includes(file))) {
		throw new IdxError(damaged(name, bytes.length));
	}
	const files = Object.entries(pieces).map(([file, list]) => {
		const length = list.reduce((sum, piece) => sum + piece.length, 0);
		return [file, joined(list, length)] as const;
	});
	return { files: Object.fromEntries(files), others };
}

const tooMuch = (name: string, most: number) =>
	`${name} unzips to more than ${counted(most, 'byte')}, which is more than is taken.`;

const damaged = (name: string, length: number) =>
	`${name} is a zip of ${counted(length, 'byte')} that is cut off or damaged, so it cannot be unzipped.`;
