import { addresses } from './addresses';
import { ContentError } from './content-error';
import { OpeningFields, QuestionFields, StationFields } from './fields';
import { sectionsOf } from './markdown';
import type { Page, Station } from './page';
import { readGlossary } from './read-glossary';
import { readPage, readStation } from './read-station';
import { readSource, type Source } from './source';

/** All that `content/` says, apart from the steps. */
export interface Content {
	/** The opening words of the path. */
	readonly opening: Page;
	/** The stations of the path, in its order. */
	readonly path: readonly Station[];
	readonly question: Page;
}

const OPENING = '/content/equations.md';
const QUESTION = '/content/question.md';
const STEPPERS = ['/', '/mnist'];

/**
 * Turns the Markdown of `content/`, by path, into pages while the site is built; `base` is the path
 * that the site is served under. Throws a ContentError that names file and line.
 */
export function readContent(files: Readonly<Record<string, string>>, base: string): Content {
	const stations = Object.entries(inFolder(files, 'equations')).map(([path, text]) =>
		readSource(path, text, StationFields)
	);
	const opening = readSource(OPENING, textOf(files, OPENING), OpeningFields);
	const question = readSource(QUESTION, textOf(files, QUESTION), QuestionFields);
	const site = addresses(
		base,
		new Map([
			...STEPPERS.map((path) => [path, new Set<string>()] as const),
			['/equations', sectionsOf(opening)],
			['/question', sectionsOf(question)],
			...stations.map((station) => [`/equations/${station.slug}`, sectionsOf(station)] as const)
		])
	);
	const glossary = readGlossary(inFolder(files, 'glossary'), site);
	return {
		opening: readPage(opening, glossary, site),
		path: inOrder(stations).map((station) => readStation(station, glossary, site)),
		question: readPage(question, glossary, site)
	};
}

function inFolder(files: Readonly<Record<string, string>>, folder: string): Record<string, string> {
	const isInside = ([path]: [string, string]) => path.startsWith(`/content/${folder}/`);
	return Object.fromEntries(Object.entries(files).filter(isInside));
}

function textOf(files: Readonly<Record<string, string>>, path: string): string {
	if (path in files) return files[path];
	throw new ContentError(path, 1, 'there is no such file');
}

function inOrder(stations: readonly Source<StationFields>[]): Source<StationFields>[] {
	const sorted = [...stations].sort((one, other) => one.fields.order - other.fields.order);
	sorted.slice(1).forEach(({ fields, atField }, k) => {
		const { slug, fields: before } = sorted[k];
		if (fields.order === before.order)
			atField('order')(`${slug} has the order ${before.order} too`);
	});
	return sorted;
}
