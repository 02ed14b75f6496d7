import { readFileSync } from 'node:fs';
import { learningStep } from '$engine/learning-step';
import { DocumentError } from '$documents/document-error';
import { readModel } from '$documents/model';
import { parse } from '$documents/parse';
import { checkSample, readSample } from '$documents/sample';
import { writeTrace } from '$documents/trace';
import { callersPath, command, complain, Complaint, parsed, whyUnreadable } from './command';

const USAGE = 'usage: npm run --silent trace -- MODEL.json SAMPLE.json [--to-input]';

interface Arguments {
	readonly model: string;
	readonly sample: string;
	readonly toInput: boolean;
}

function readArguments(): Arguments {
	const options = { 'to-input': { type: 'boolean', default: false } } as const;
	const { values, positionals } = parsed({ options, allowPositionals: true }, USAGE);
	if (positionals.length !== 2) {
		const files = positionals.length === 1 ? '1 file' : `${positionals.length} files`;
		throw new Complaint(`give a model and a sample, not ${files} (${USAGE})`);
	}
	const [model, sample] = positionals;
	return { model, sample, toInput: values['to-input'] };
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
		const bytes = readFileSync(callersPath('trace', name));
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		throw new Complaint(whyUnreadable(error));
	}
}

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

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
	// A reader that has seen enough, like `head`, is no failure.
	if (code !== 'EPIPE') complain(`the trace could not be written (${code})`);
});

await command(() => trace(readArguments()));
