import type { Addresses } from './addresses';
import { equation } from './equation';
import type { StationFields } from './fields';
import type { Glossary } from './glossary';
import { readMarkdown } from './markdown';
import { networkNamed, valueNamed } from './named';
import type { Equation, Page, Station } from './page';
import type { Source } from './source';

/** Reads a page whose names are those of `network`, or of none. */
export function readPage(
	{ fields, body, at, atField }: Source<{ title: string; summary: string; network?: string }>,
	glossary: Glossary,
	addresses: Addresses
): Page {
	const { title, summary } = fields;
	const network =
		fields.network === undefined ? null : networkNamed(fields.network, atField('network'));
	return { title, summary, network, ...readMarkdown(body, { network, addresses, glossary, at }) };
}

/** Reads a station of the path. */
export function readStation(
	source: Source<StationFields>,
	glossary: Glossary,
	addresses: Addresses
): Station {
	const { slug, fields } = source;
	return {
		...readPage(source, glossary, addresses),
		slug,
		order: fields.order,
		equation: readEquation(source, addresses)
	};
}

function readEquation(
	{ fields, atField }: Source<StationFields>,
	addresses: Addresses
): Equation | null {
	const { network, makes, also } = fields;
	if (makes === undefined) return null;
	const fail = atField('makes');
	const failAlso = atField('also');
	const named = valueNamed(networkNamed(network, atField('network')), makes, fail);
	const others = Object.entries(also).map(([name, id]) =>
		valueNamed(networkNamed(name, failAlso), id, failAlso)
	);
	return equation(named, others, addresses, fail);
}
