import { expect } from 'vitest';
import { DocumentError } from '../document-error';

/** For tests: the one line with which `use` refuses a document. */
export function fault(use: () => unknown): string {
	try {
		use();
	} catch (error) {
		expect(error).toBeInstanceOf(DocumentError);
		const { message } = error as DocumentError;
		expect(message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
		return message;
	}
	return 'no fault was found';
}
