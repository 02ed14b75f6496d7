import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import * as v from 'valibot';
import { VFile } from 'vfile';
import { matter } from 'vfile-matter';
import { everyKindOfPass } from './every-kind-of-pass';
import { narrate, narrationKey, type Narration, type Narrations } from './narration';

const FrontMatter = v.object({ title: v.string(), shapes: v.string() });

/** Thrown when the words do not fit the steps; the message names the file. */
export class NarrationError extends Error {}

/**
 * Turns `content/steps/*.md`, Markdown by path, into narrations while the site is built. Throws a
 * NarrationError that names the file when its fields are not YAML or one is missing, when a step has
 * no words, when words have no step, and when a `{{name}}` means nothing to its step.
 */
export function readNarrations(files: Readonly<Record<string, string>>): Narrations {
	const narrations: Record<string, Narration> = {};
	for (const [path, source] of Object.entries(files)) {
		narrations[path.replace(/^.*\/|\.md$/g, '')] = readNarration(path, source);
	}
	checkNarrations(narrations);
	return narrations;
}

function readNarration(path: string, source: string): Narration {
	const file = new VFile({ path, value: source });
	try {
		matter(file, { strip: true });
	} catch (error) {
		throw new NarrationError(`${path}: its fields are not YAML: ${(error as Error).message}`);
	}
	const fields = v.safeParse(FrontMatter, file.data.matter);
	if (!fields.success) {
		const name = v.getDotPath(fields.issues[0]);
		throw new NarrationError(`${path}: the field ${name} is missing or is not text`);
	}
	const html = unified()
		.use(remarkParse)
		.use(remarkRehype)
		.use(rehypeStringify)
		.processSync(file)
		.toString();
	return { ...fields.output, text: html.trim() };
}

/** Narrates the start and every step that a pass can have, and sees that all words are used and none is missing. */
function checkNarrations(narrations: Narrations) {
	const used = new Set<string>();
	for (const trace of everyKindOfPass('layered')) {
		const letters = { lettering: 'layered', L: trace.rules.layers.length - 1 } as const;
		for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
			const key = narrationKey(trace, cursor, letters);
			if (used.has(key)) continue;
			if (!narrations[key]) throw new NarrationError(`there is no content/steps/${key}.md`);
			used.add(key);
			const { title, shapes, text } = narrate(narrations, trace, cursor, letters);
			const unknown = /\{\{.*?\}\}/.exec(title + shapes + text);
			if (unknown) {
				throw new NarrationError(`content/steps/${key}.md: ${unknown[0]} is no name of this step`);
			}
		}
	}
	for (const key of Object.keys(narrations)) {
		if (!used.has(key)) throw new NarrationError(`content/steps/${key}.md: no step has this name`);
	}
}
