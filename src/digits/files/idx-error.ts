/** What is wrong with a file of digits, as one plain sentence that names the file and says what was found. */
export class IdxError extends Error {
	override readonly name = 'IdxError';
}
