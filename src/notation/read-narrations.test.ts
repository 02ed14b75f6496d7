import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { NarrationError, readNarrations } from './read-narrations';

const folder = fileURLToPath(new URL('../../content/steps/', import.meta.url));
const files: Readonly<Record<string, string>> = Object.fromEntries(
	readdirSync(folder).map((name) => [`/content/steps/${name}`, readFileSync(folder + name, 'utf8')])
);
const outer = '/content/steps/outer.md';

/** What the build says of the real files with one of them changed, or left out. */
function fault(path: string, source: string | null): string {
	const changed = { ...files };
	if (source === null) delete changed[path];
	else changed[path] = source;
	try {
		readNarrations(changed);
	} catch (error) {
		expect(error).toBeInstanceOf(NarrationError);
		return (error as NarrationError).message;
	}
	return 'no fault was found';
}

const file = (fields: string, text = 'Words.') => `---\n${fields}\n---\n\n${text}\n`;

describe('the words of content/steps', () => {
	test('fit the steps', () => {
		const narrations = readNarrations(files);
		expect(Object.keys(narrations)).toHaveLength(Object.keys(files).length);
		for (const { title, shapes, text } of Object.values(narrations)) {
			expect([title, shapes].every((field) => field.trim().length > 0)).toBe(true);
			expect(text).toMatch(/^<p>.*<\/p>$/s);
		}
	});
});

describe('readNarrations', () => {
	test('turns the Markdown into HTML and keeps the fields as they are', () => {
		const changed = file("title: 'A & B'\nshapes: 'n × 1'", 'One *word* of {{a}}.\n\nTwo.');
		expect(readNarrations({ ...files, [outer]: changed }).outer).toEqual({
			title: 'A & B',
			shapes: 'n × 1',
			text: '<p>One <em>word</em> of {{a}}.</p>\n<p>Two.</p>'
		});
	});

	test('lets no HTML of its own through', () => {
		const changed = file('title: a\nshapes: b', 'So <script>alert(1)</script> <b>it</b> is.');
		const { text } = readNarrations({ ...files, [outer]: changed }).outer;
		expect(text).not.toMatch(/<script|<b>/);
	});

	test.each<[string, string, string | null, string]>([
		['a file is missing', outer, null, 'there is no content/steps/outer.md'],
		['the start is missing', '/content/steps/start.md', null, 'there is no content/steps/start.md'],
		[
			'no step has the name of a file',
			'/content/steps/inner.md',
			file('title: a\nshapes: b'),
			'content/steps/inner.md: no step has this name'
		],
		[
			'a field is missing',
			outer,
			file('title: a'),
			'/content/steps/outer.md: the field shapes is missing or is not text'
		],
		[
			'a field is no text',
			outer,
			file('title: 4\nshapes: b'),
			'/content/steps/outer.md: the field title is missing or is not text'
		],
		[
			'a name means nothing to its step',
			outer,
			file('title: a\nshapes: b', 'About {{M}}.'),
			'content/steps/outer.md: {{M}} is no name of this step'
		],
		[
			'a name in the title means nothing',
			outer,
			file("title: '{{ delta }}'\nshapes: b"),
			'content/steps/outer.md: {{ delta }} is no name of this step'
		],
		[
			'the start has a name in it, although no step is there',
			'/content/steps/start.md',
			file('title: a\nshapes: b', 'About {{W}}.'),
			'content/steps/start.md: {{W}} is no name of this step'
		],
		[
			'a product’s inner dimension is asked of a step that is none',
			'/content/steps/softmaxDelta.md',
			file("title: a\nshapes: 'the inner {{inner}}s'"),
			'content/steps/softmaxDelta.md: {{inner}} is no name of this step'
		]
	])('refuses, naming the file, when %s', (_, path, source, message) => {
		expect(fault(path, source)).toBe(message);
	});

	test('refuses a file without any fields', () => {
		expect(fault(outer, 'Just words.')).toMatch(/^\/content\/steps\/outer\.md: the field \w+ is/);
		expect(fault(outer, '')).toMatch(/^\/content\/steps\/outer\.md: the field \w+ is/);
	});

	test('refuses fields that are no YAML, naming the file', () => {
		expect(fault(outer, file('title: "a'))).toMatch(
			/^\/content\/steps\/outer\.md: its fields are not YAML: Missing closing/
		);
	});
});
