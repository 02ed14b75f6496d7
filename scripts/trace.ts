import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { learningStep } from '$engine/learning-step';
import { DocumentError } from '$documents/document-error';
import { oneLine } from '$documents/found';
import { readModel } from '$documents/model';
import { parse } from '$documents/parse';
import { checkSample, readSample } from '$documents/sample';
import { writeTrace } from '$documents/trace';

const USAGE = 'usage: npm run --silent trace -- MODEL.json SAMPLE.json [--to-input]';

/** Something that the person who gave the command can put right, as one line. */
class Complaint extends Error {}

interface Arguments {
	readonly model: string;
	readonly sample: string;
	readonly toInput: boolean;
}

function readArguments(): Arguments {
	const { values, positionals } = parsedArguments();
	if (positionals.length !== 2) {
		const files = positionals.length === 1 ? '1 file' : `${positionals.length} files`;
		throw new Complaint(`give a model and a sample, not ${files} (${USAGE})`);
	}
	const [model, sample] = positionals;
	return { model, sample, toInput: values['to-input'] };
}

function parsedArguments() {
	try {
		const options = { 'to-input': { type: 'boolean', default: false } } as const;
		return parseArgs({ options, allowPositionals: true });
	} catch (error) {
		// Its first sentence names the option; the others explain how to quote it.
		throw new Complaint(`${(error as Error).message.split('. ')[0]} (${USAGE})`);
	}
}

/** What `use` makes of the document in a file; every complaint begins with the file's name as given. */
function fromFile<T>(name: string, use: (json: unknown) => T): T {
	try {
		return use(parse(readText(name)));
	} catch (error) {
		if (error instanceof DocumentError || error instanceof Complaint) {
			throw new Complaint(`${name}: ${error.message}`);
		}
		throw error;
	}
}

function readText(name: string): string {
	try {
		// npm changes to the project's folder and leaves the caller's here.
		const folder = process.env.npm_lifecycle_event === 'trace' ? process.env.INIT_CWD : undefined;
		const bytes = readFileSync(resolve(folder ?? '.', name));
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Complaint(unreadable[code ?? ''] ?? `cannot be read (${code})`);
	}
}

const unreadable: Record<string, string> = {
	ENOENT: 'no such file',
	EISDIR: 'is a folder, not a file',
	EACCES: 'may not be read',
	ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8 text'
};

function trace({ model, sample, toInput }: Arguments): void {
	const network = fromFile(model, readModel);
	const given = fromFile(sample, (json) => {
		const read = readSample(json);
		checkSample(read, network);
		return read;
	});
	const recorded = learningStep(network, given, { toInput });
	process.stdout.write(writeTrace(recorded));
	if (recorded.stopped) {
		throw new Complaint(
			`the pass stopped at step ${recorded.stopped.step}: ${recorded.stopped.why}`
		);
	}
}

function complain(line: string): void {
	process.stderr.write(`${oneLine(line)}\n`);
	// Not process.exit, which would cut off what a slow reader has not taken yet.
	process.exitCode = 1;
}

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
	// A reader that has seen enough, like `head`, is no failure.
	if (code !== 'EPIPE') complain(`the trace could not be written (${code})`);
});

try {
	trace(readArguments());
} catch (error) {
	if (!(error instanceof Complaint)) throw error;
	complain(error.message);
}
