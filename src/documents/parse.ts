import { DocumentError } from './document-error';
import { grouped, quoted } from './found';
import { jsonFault } from './json-fault';

/** The JSON that `text` is. Throws a DocumentError that names the line and column of the first fault. */
export function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new DocumentError(`this is not JSON: ${whatIsWrong(text)}`);
	}
}

function whatIsWrong(text: string): string {
	if (text.trim() === '') return 'it is empty';
	const fault = jsonFault(text);
	if (!fault) return 'it is too large';
	const { offset, expected } = fault;
	const before = text.slice(0, offset);
	const line = before.split('\n').length;
	const column = offset - before.lastIndexOf('\n');
	const place = `line ${grouped(line)}, column ${grouped(column)}`;
	if (offset === text.length) return `it ends at ${place}, where ${expected} must be`;
	const character = String.fromCodePoint(text.codePointAt(offset)!);
	return `${place} has ${quoted(character)} where ${expected} must be`;
}
