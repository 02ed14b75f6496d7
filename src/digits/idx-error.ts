/** What is wrong with an IDX file, as one plain sentence that names the file and says what was found. */
export class IdxError extends Error {
	override readonly name = 'IdxError';
}
