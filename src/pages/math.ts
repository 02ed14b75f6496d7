import { ParseError } from 'katex';
import { renderTex } from '$notation/render-tex';
import { roleOf } from '$notation/role';
import type { NetworkId } from '$state/networks';
import { pieces } from './braces';
import type { ContentError, Fail } from './content-error';
import { valueNamed } from './named';
import { readQuantity, type Quantity } from './quantity';

interface Formula {
	/** TeX, with `\of{id}{…}` around what stands for a value of the page's network. */
	readonly tex: string;
	readonly displayMode: boolean;
	/** The network that names without a prefix belong to; null where no values may be named. */
	readonly network: NetworkId | null;
	/** What stood in the double braces of the page. */
	readonly written: readonly string[];
	/** Fails at a line of the formula, from 0. */
	at(line: number): Fail;
}

/** The HTML and MathML of a formula of the content: its values are hooked, and it is copied as plain TeX. */
export function renderFormula({ tex, displayMode, network, written, at }: Formula): string {
	const fail = at(0);
	const filled = pieces(tex, written)
		.map((piece) =>
			typeof piece === 'string'
				? piece
				: quantityTex(readQuantity(piece.inner, needed(network, fail), fail))
		)
		.join('');
	const hooked = replaceOf(filled, fail, (id, inner) => {
		const { value } = valueNamed(needed(network, fail), id, fail);
		return `\\htmlData{whole=${id}}{\\htmlClass{${roleOf(value.symbol)}}{${inner}}}`;
	});
	const plain = replaceOf(filled, fail, (_, inner) => inner);
	try {
		return renderTex(hooked, plain, { displayMode });
	} catch (error) {
		return at(lineOf(error, hooked))(`the formula is broken: ${messageOf(error)}`);
	}
}

function needed(network: NetworkId | null, fail: Fail): NetworkId {
	return network ?? fail('no network is named here, so no values can be');
}

/** A quantity as TeX writes it. */
function quantityTex({ text }: Quantity): string {
	const tex = text
		.replace('−', '-')
		.replace('×', '\\times ')
		.replace(/10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, (_, power: string) => `10^{${plainDigits(power)}}`);
	return `{${tex}}`;
}

function plainDigits(superscripts: string): string {
	return superscripts.replace(/./gu, (sign) => '-0123456789'['⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)]);
}

/** Replaces every `\of{id}{tex}`, the inner ones of nested ones first. */
function replaceOf(
	tex: string,
	fail: Fail,
	replacement: (id: string, inner: string) => string
): string {
	const start = tex.search(/\\of(?![a-zA-Z])/);
	if (start < 0) return tex;
	const id = /^\\of\s*\{([^{}]*)\}\s*\{/.exec(tex.slice(start));
	if (!id) return fail('\\of is written \\of{W1}{W}: a value’s id, then its symbol');
	const from = start + id[0].length;
	const to = closingBrace(tex, from);
	if (to < 0) return fail(`the braces of \\of{${id[1]}} do not close`);
	const inner = replaceOf(tex.slice(from, to), fail, replacement);
	const rest = replaceOf(tex.slice(to + 1), fail, replacement);
	return tex.slice(0, start) + replacement(id[1].trim(), inner) + rest;
}

/** Where the brace closes that was opened just before `from`; −1 when it does not. */
function closingBrace(tex: string, from: number): number {
	let depth = 1;
	for (let k = from; k < tex.length; k++) {
		if (tex[k] === '\\') k++;
		else if (tex[k] === '{') depth++;
		else if (tex[k] === '}' && --depth === 0) return k;
	}
	return -1;
}

/** The line of a formula, from 0, that KaTeX stumbled over. */
function lineOf(error: unknown, hooked: string): number {
	const position = error instanceof ParseError ? (error.position ?? 0) : 0;
	return hooked.slice(0, position).split('\n').length - 1;
}

function messageOf(error: unknown): string {
	return (error as ContentError).message.replace(/^KaTeX parse error: /, '');
}
