import type { Addresses } from './addresses';
import { TermFields } from './fields';
import type { Glossary } from './glossary';
import { readMarkdown } from './markdown';
import type { GlossaryTerm } from './page';
import { readSource } from './source';

/** Reads the words of the glossary, by path, under all their names. */
export function readGlossary(
	files: Readonly<Record<string, string>>,
	addresses: Addresses
): Glossary {
	const glossary = new Map<string, GlossaryTerm>();
	for (const [path, text] of Object.entries(files)) {
		const { slug, fields, body, at, atField } = readSource(path, text, TermFields);
		const { blocks } = readMarkdown(body, { network: null, addresses, glossary: null, at });
		const html = blocks.map((block) =>
			block.kind === 'html' ? block.html : at(1)('a word is explained by sentences alone')
		);
		const term: GlossaryTerm = { id: `term-${slug}`, term: fields.term, text: html.join('') };
		for (const name of [fields.term, ...fields.also]) {
			const key = name.toLowerCase();
			const field = name === fields.term ? 'term' : 'also';
			if (glossary.has(key)) atField(field)(`“${name}” is in the glossary already`);
			glossary.set(key, term);
		}
	}
	return glossary;
}
