import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { attempt } from './attempt';
import { cell } from './cell';
import type { Fail } from './content-error';
import { elements } from './elements';
import { ledger } from './ledger';
import { madeIn } from './made';
import { networkNamed, valueNamed, type Named } from './named';
import type { Block } from './page';
import type { Reading } from './reading';

type Directive = ContainerDirective | LeafDirective | TextDirective;

/** The attributes of a directive. Fails when one is missing, or when there is one that means nothing. */
export function attributesOf<Needed extends string, Allowed extends string = never>(
	{ name, attributes }: Directive,
	{ needed, allowed = [] }: { needed: readonly Needed[]; allowed?: readonly Allowed[] },
	fail: Fail
): { [N in Needed]: string } & { [A in Allowed]?: string } {
	const given = attributes ?? {};
	const missing = needed.find((attribute) => !given[attribute]);
	if (missing) return fail(`${name} needs ${missing}=…`);
	const known: readonly string[] = [...needed, ...allowed];
	const unknown = Object.keys(given).find((attribute) => !known.includes(attribute));
	if (unknown) return fail(`${name} has no ${unknown}=…`);
	return given as { [N in Needed]: string } & { [A in Allowed]?: string };
}

/** The value that a directive names, in its own network or the page's. */
export function valueOf(
	{ makes, network }: { makes: string; network?: string },
	reading: Reading,
	fail: Fail
): Named {
	const where = network === undefined ? reading.network : networkNamed(network, fail);
	return valueNamed(where ?? fail('this page has no network of its own'), makes, fail);
}

/** Every directive that is a block of its own, by name. */
const readers: Readonly<
	Record<string, (directive: LeafDirective, reading: Reading, fail: Fail) => Block>
> = {
	figure(directive, reading, fail) {
		const value = valueOf(attributesOf(directive, makes, fail), reading, fail);
		return { kind: 'figure', ...madeIn(value, reading.addresses, fail) };
	},
	elements(directive, reading, fail) {
		const value = valueOf(attributesOf(directive, makes, fail), reading, fail);
		return elements(value, reading.addresses, fail);
	},
	cell(directive, reading, fail) {
		const allowed = ['network', 'row', 'col'] as const;
		const given = attributesOf(directive, { needed: ['makes'], allowed }, fail);
		const place = [wholeOf(given.row, fail), wholeOf(given.col, fail)] as const;
		return cell(valueOf(given, reading, fail), place, reading.addresses, fail);
	},
	attempt(directive, reading, fail) {
		const allowed = ['network', 'instead'] as const;
		const given = attributesOf(directive, { needed: ['product'], allowed }, fail);
		const network =
			given.network === undefined ? reading.network : networkNamed(given.network, fail);
		if (!network) return fail('this page has no network of its own');
		return attempt(network, given.product, given.instead, fail);
	},
	ledger(directive, reading, fail) {
		attributesOf(directive, { needed: [] }, fail);
		if (!reading.network) return fail('this page has no network of its own');
		return ledger(reading.network, reading.addresses);
	}
};

const makes = { needed: ['makes'], allowed: ['network'] } as const;

/** The block that a directive on a line of its own stands for. */
export function readDirective(directive: LeafDirective, reading: Reading, fail: Fail): Block {
	const { name } = directive;
	if (!Object.hasOwn(readers, name)) return fail(`there is no ::${name}`);
	return readers[name](directive, reading, fail);
}

/** A row or a column from 0, which is 0 when nothing is said. */
function wholeOf(text: string | undefined, fail: Fail): number {
	if (text === undefined || /^\d+$/.test(text)) return Number(text ?? 0);
	return fail(`${text} is no row and no column: they are counted from 0`);
}
