import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigitSet } from '$digits/digit-set';
import { readIdx, type IdxFile } from '$digits/files/idx';
import { IdxError } from '$digits/files/idx-error';
import { pairDigits } from '$digits/files/pair-digits';
import { Complaint, whyUnreadable } from './command';

/** MNIST: what is trained on, and what is tested with. */
export interface Mnist {
	readonly train: DigitSet;
	readonly test: DigitSet;
}

/**
 * MNIST from its four files in a folder, under their usual names, gzipped or not. `name` is what the
 * folder is called in a Complaint about a file that is missing or broken.
 */
export async function readMnist(folder: string, name: string): Promise<Mnist> {
	try {
		return { train: await digits('train'), test: await digits('t10k') };
	} catch (error) {
		// A sentence like the others, but for its full stop.
		if (error instanceof IdxError) throw new Complaint(error.message.replace(/\.$/, ''));
		throw error;
	}

	async function digits(prefix: string): Promise<DigitSet> {
		const images = await file(`${prefix}-images-idx3-ubyte`, 'images');
		return pairDigits(images, await file(`${prefix}-labels-idx1-ubyte`, 'labels'));
	}

	async function file<K extends IdxFile['kind']>(base: string, kind: K) {
		const found = bytesOf(base, '') ?? bytesOf(base, '.gz');
		if (!found) throw new Complaint(`${join(name, base)}: no such file, nor one with .gz`);
		const read = await readIdx(found.name, found.bytes);
		if (read.kind === kind) return read as Extract<IdxFile, { kind: K }>;
		throw new Complaint(`${found.name} holds ${read.kind}, not ${kind}`);
	}

	function bytesOf(base: string, ending: string) {
		const called = join(name, base + ending);
		try {
			return { name: called, bytes: new Uint8Array(readFileSync(join(folder, base + ending))) };
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
			throw new Complaint(`${called}: ${whyUnreadable(error)}`);
		}
	}
}
