/** Thrown when something in `content/` cannot be: the message begins with the file and the line. */
export class ContentError extends Error {
	constructor(path: string, line: number, what: string) {
		super(`${path.replace(/^\//, '')}:${line}: ${what}`);
	}
}

/** Ends the reading of a file, saying what is wrong at the place that is being read. */
export type Fail = (what: string) => never;
