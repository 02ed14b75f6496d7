import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../content/', import.meta.url));

/** For tests: the Markdown of the pages, by path, as the build finds it. */
export function contentFiles(): Record<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => /^(equations\/.*|glossary\/.*|equations|question)\.md$/.test(name))
		.sort();
	return Object.fromEntries(
		names.map((name) => [`/content/${name}`, readFileSync(join(folder, name), 'utf8')])
	);
}
