import { closeSync, existsSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Complaint } from './command';

/**
 * Makes sure that a file can be written, and leaves everything as it was: what was there stays until
 * there is something to put in its place. `name` is what a Complaint calls it.
 */
export function checkWritable(path: string, name: string): void {
	const there = existsSync(path);
	// A pipe or a device is open for one writing only.
	if (there && !statSync(path).isFile() && !statSync(path).isDirectory()) return;
	try {
		closeSync(openSync(path, 'a'));
		if (!there) rmSync(path);
	} catch (error) {
		throw new Complaint(`${name}: ${whyUnwritable(error, path)}`);
	}
}

/** Writes a file. Throws a Complaint when that fails. */
export function writeFile(path: string, name: string, content: string | Uint8Array): void {
	try {
		writeFileSync(path, content);
	} catch (error) {
		throw new Complaint(`${name}: ${whyUnwritable(error, path)}`);
	}
}

function whyUnwritable(error: unknown, path: string): string {
	const { code } = error as NodeJS.ErrnoException;
	switch (code) {
		case 'ENOENT':
			return `there is no folder ${dirname(path)}`;
		case 'ENOTDIR':
			return `${dirname(path)} is not a folder`;
		case 'EISDIR':
			return 'is a folder, not a file';
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
			return 'may not be written';
		default:
			return `cannot be written (${code})`;
	}
}
