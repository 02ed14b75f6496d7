import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { oneLine } from '$documents/found';

/** Something that the person who gave a command can put right, as one line. */
export class Complaint extends Error {}

/** The command line as `config` describes it. A complaint about it ends with the usage. */
export function parsed<T extends ParseArgsConfig>(config: T, usage: string) {
	try {
		return parseArgs(config);
	} catch (error) {
		// Its first sentence names the option; the others explain how to quote it.
		throw new Complaint(`${(error as Error).message.split('. ')[0]} (${usage})`);
	}
}

/** A path as the caller of `npm run SCRIPT` means it. */
export function callersPath(script: string, name: string): string {
	// npm changes to the project's folder and leaves the caller's here.
	const folder = process.env.npm_lifecycle_event === script ? process.env.INIT_CWD : undefined;
	return resolve(folder ?? '.', name);
}

/** Why a file cannot be read, in a few words. */
export function whyUnreadable(error: unknown): string {
	const { code } = error as NodeJS.ErrnoException;
	return unreadable[code ?? ''] ?? `cannot be read (${code})`;
}

const unreadable: Record<string, string> = {
	ENOENT: 'no such file',
	EISDIR: 'is a folder, not a file',
	EACCES: 'may not be read',
	ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8 text'
};

/** Says on one line of stderr what is wrong, and ends the command as a failure when all is written. */
export function complain(line: string): void {
	process.stderr.write(`${oneLine(line)}\n`);
	// Not process.exit, which would cut off what a slow reader has not taken yet.
	process.exitCode = 1;
}

/** Does what a command does; what it throws as a Complaint is said in one line. */
export async function command(run: () => void | Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if (!(error instanceof Complaint)) throw error;
		complain(error.message);
	}
}
