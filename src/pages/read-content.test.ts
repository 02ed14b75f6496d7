import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readContent } from './read-content';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = Object.fromEntries(
	readdirSync(`${root}content`, { recursive: true, encoding: 'utf8' })
		.filter((f) => f.endsWith('.md'))
		.map((f) => [`/content/${f}`, readFileSync(`${root}content/${f}`, 'utf8')])
);
test('reads', () => {
	const content = readContent(files, '');
	expect(content.path.map((s) => [s.slug, s.blocks.length])).toEqual([]);
});
