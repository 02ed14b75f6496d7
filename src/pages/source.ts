import * as v from 'valibot';
import { VFile } from 'vfile';
import { matter } from 'vfile-matter';
import { ContentError, type Fail } from './content-error';

/** A file of `content/`: its fields, and its Markdown on the lines where it stands in the file. */
export interface Source<T> {
	readonly path: string;
	/** The name of the file without its folder and its ending. */
	readonly slug: string;
	readonly fields: T;
	readonly body: string;
	/** Fails at a line of the file. */
	at(line: number): Fail;
	/** Fails where a field is written. */
	atField(name: string): Fail;
}

const FRONT_MATTER = /^---\r?\n.*?\r?\n---(?=\r?\n|$)/s;

/** Takes a file of `content/` apart. Throws a ContentError when its fields are not what `schema` asks for. */
export function readSource<T extends v.GenericSchema>(
	path: string,
	text: string,
	schema: T
): Source<v.InferOutput<T>> {
	const at = (line: number) => (what: string) => {
		throw new ContentError(path, line, what);
	};
	const head = FRONT_MATTER.exec(text)?.[0] ?? '';
	const headLines = head.split('\n');
	const atField = (name: string) => {
		const line = headLines.findIndex((written) => written.startsWith(`${name}:`));
		return at(Math.max(line, 0) + 1);
	};

	const fields = v.safeParse(schema, frontMatter(path, text, at));
	if (!fields.success) {
		const [issue] = fields.issues;
		const name = v.getDotPath(issue) ?? '';
		const why = issue.received === 'undefined' ? 'is missing' : `cannot be: ${issue.message}`;
		return atField(name.split('.')[0])(`the field ${name} ${why}`);
	}
	const lines = head ? headLines.length - 1 : 0;
	return {
		path,
		slug: path.replace(/^.*\/|\.md$/g, ''),
		fields: fields.output,
		body: '\n'.repeat(lines) + text.slice(head.length),
		at,
		atField
	};
}

function frontMatter(path: string, text: string, at: (line: number) => Fail): unknown {
	const file = new VFile({ path, value: text });
	try {
		matter(file);
	} catch (error) {
		const { message, linePos } = error as Error & { linePos?: readonly { line: number }[] };
		return at(1 + (linePos?.[0].line ?? 0))(`its fields are not YAML: ${message.split('\n')[0]}`);
	}
	return file.data.matter;
}
