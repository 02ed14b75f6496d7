import type { Fail } from './content-error';
import type { GlossaryTerm } from './page';

/** The glossary's terms by every name that they have, in small letters. */
export type Glossary = ReadonlyMap<string, GlossaryTerm>;

/** The term that is meant by a word, whatever its capitals. */
export function termNamed(glossary: Glossary, word: string, fail: Fail): GlossaryTerm {
	return glossary.get(word.toLowerCase()) ?? fail(`the glossary has no term “${word}”`);
}
