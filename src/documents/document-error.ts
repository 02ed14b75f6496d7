import { found } from './found';

/** Says in one line what is wrong with a document: the path in it, what was expected and what was found. */
export class DocumentError extends Error {
	override readonly name = 'DocumentError';
}

/** The error for a `value` that is not what it must be: `cost must be one of …, but is "mse"`. */
export function wrongValue(path: string, must: string, value: unknown): DocumentError {
	return new DocumentError(`${path || 'the document'} ${must}, but is ${found(value)}`);
}
