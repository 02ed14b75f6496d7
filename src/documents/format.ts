import { oneOf, read, record } from './schema';

const formats = ['backstep-model', 'backstep-sample', 'backstep-trace'] as const;

/** What a document says it is. */
export type Format = (typeof formats)[number];

const schema = record({ format: oneOf(formats) });

/** Which of the documents `json` says it is. Throws a DocumentError when it says none of them. */
export function documentFormat(json: unknown): Format {
	return read(schema, json).format;
}
