import type {
	Code,
	Heading,
	Html,
	Link,
	ListItem,
	Parent,
	PhrasingContent,
	Root,
	RootContent,
	Text
} from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { InlineMath, Math } from 'mdast-util-math';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype, { defaultHandlers } from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { hideBraces, pieces } from './braces';
import type { Fail } from './content-error';
import { attributesOf, readDirective, valueOf } from './directives';
import { termNamed } from './glossary';
import { linkTo } from './made';
import { renderFormula } from './math';
import type { Block, GlossaryTerm } from './page';
import { readQuantity } from './quantity';
import { quantityHtml } from './quantity-html';
import type { Reading } from './reading';
import { nameSections, textOf } from './sections';
import type { Source } from './source';

/** What the Markdown of a file says: its blocks, and the words of the glossary that it uses. */
export interface Read {
	readonly blocks: readonly Block[];
	readonly terms: readonly GlossaryTerm[];
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective);
// The HTML in it is what this file puts there: of the content's own there is none.
const writer = unified()
	.use(remarkRehype, { allowDangerousHtml: true, handlers: { code: scrollable } })
	.use(rehypeStringify, { allowDangerousHtml: true });

/** Reads Markdown with formulas, quantities, directives and links. Throws a ContentError where something is not. */
export function readMarkdown(body: string, reading: Reading): Read {
	const { text, written } = hideBraces(body);
	const tree = parser.parse(text);
	const terms = new Set<GlossaryTerm>();
	nameSections(tree, reading.at);
	resolve(tree, { reading, written, terms });
	keepPunctuation(tree);
	listContents(tree, reading);
	return { blocks: blocksOf(tree.children, reading), terms: [...terms] };
}

/** The ids of the headings that a file has. Throws a ContentError where two would have the same. */
export function sectionsOf({ body, at }: Pick<Source<unknown>, 'body' | 'at'>): Set<string> {
	return nameSections(parser.parse(hideBraces(body).text), at);
}

interface Resolving {
	readonly reading: Reading;
	/** What stood in the double braces. */
	readonly written: readonly string[];
	/** Where the words of the glossary are gathered. */
	readonly terms: Set<GlossaryTerm>;
}

/** Puts HTML, addresses and numbers where the content has formulas, links and names. */
function resolve(tree: Root, resolving: Resolving) {
	const { reading, written } = resolving;
	visit(tree, (node, index, parent) => {
		const fail = reading.at(node.position?.start.line ?? 1);
		switch (node.type) {
			case 'html':
			case 'image':
				return fail(`these pages have no ${node.type === 'html' ? 'HTML' : 'images'} of their own`);
			case 'link':
			case 'definition':
				node.url = reading.addresses.link(node.url, fail);
				return;
			case 'text':
				return replace(parent!, index!, textNodes(node, resolving, fail));
			case 'inlineCode':
			case 'code':
				node.value = pieces(node.value, written)
					.map((piece) =>
						typeof piece === 'string' ? piece : quantityOf(piece.inner, reading, fail).text
					)
					.join('');
				return;
			case 'inlineMath':
			case 'math':
				return replace(parent!, index!, [formulaNode(node, resolving)]);
			case 'textDirective':
				readTextDirective(node, resolving, fail);
				return;
		}
	});
}

/** What follows a formula, a number or a word that opens stays with it: browsers would let it begin a line. */
function keepPunctuation(tree: Root) {
	visit(tree, 'text', (node, index, parent) => {
		const before = parent!.children[index! - 1];
		if (before?.type !== 'html' && before?.type !== 'textDirective') return;
		const [marks] = /^[.,;:!?)’]+/.exec(node.value) ?? [''];
		if (marks === '') return;
		node.value = node.value.slice(marks.length);
		const kept = [html('<span class="kept">'), before, { type: 'text' as const, value: marks }];
		parent!.children.splice(index! - 1, 1, ...kept, html('</span>'));
		return [SKIP, index! + kept.length + 1];
	});
}

function replace(parent: Parent, index: number, nodes: RootContent[]): [typeof SKIP, number] {
	parent.children.splice(index, 1, ...nodes);
	return [SKIP, index + nodes.length];
}

function textNodes(
	{ value }: Text,
	{ reading, written }: Resolving,
	fail: Fail
): PhrasingContent[] {
	return pieces(value, written).map((piece) =>
		typeof piece === 'string'
			? { type: 'text', value: piece }
			: html(quantityHtml(quantityOf(piece.inner, reading, fail), reading.network))
	);
}

function quantityOf(inner: string, { network }: Reading, fail: Fail) {
	if (!network) return fail(`no network is named here, so {{${inner}}} is nothing`);
	return readQuantity(inner, network, fail);
}

function formulaNode(node: Math | InlineMath, { reading, written }: Resolving): Html {
	const displayMode = node.type === 'math';
	const first = node.position!.start.line + (displayMode ? 1 : 0);
	const formula = renderFormula({
		tex: node.value,
		displayMode,
		network: reading.network,
		written,
		at: (line) => reading.at(first + line)
	});
	return html(displayMode ? `<div class="formula">${formula}</div>` : formula);
}

/** `:step[…]` becomes a link, `:term[…]` a button that opens the word. */
function readTextDirective(node: TextDirective, { reading, terms }: Resolving, fail: Fail) {
	const words = textOf(node);
	if (node.name === 'step') {
		const given = attributesOf(node, { needed: ['makes'], allowed: ['network'] }, fail);
		const { address } = linkTo(valueOf(given, reading, fail), reading.addresses);
		node.data = { hName: 'a', hProperties: { href: address, className: ['step'] } };
		return;
	}
	if (node.name !== 'term') return fail(`there is no :${node.name}`);
	if (!reading.glossary) return fail('a word of the glossary cannot be explained by another');
	const { of } = attributesOf(node, { needed: [], allowed: ['of'] }, fail);
	const term = termNamed(reading.glossary, of ?? words, fail);
	terms.add(term);
	node.data = {
		hName: 'button',
		hProperties: { type: 'button', className: ['term'], popoverTarget: term.id }
	};
}

/** `::contents{}` becomes a list of links to the page's sections. */
function listContents(tree: Root, reading: Reading) {
	const headings = tree.children.filter(
		(node): node is Heading => node.type === 'heading' && node.depth === 2
	);
	tree.children.forEach((node, index) => {
		if (node.type !== 'leafDirective' || node.name !== 'contents') return;
		attributesOf(node, { needed: [] }, reading.at(node.position!.start.line));
		tree.children[index] = { type: 'list', spread: false, children: headings.map(entry) };
	});
}

function entry({ data, children }: Heading): ListItem {
	const link: Link = { type: 'link', url: `#${data!.hProperties!.id}`, children };
	return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [link] }] };
}

/** Runs of plain Markdown are HTML; what has a line of its own is drawn by a component. */
function blocksOf(nodes: readonly RootContent[], reading: Reading): Block[] {
	const blocks: Block[] = [];
	let plain: RootContent[] = [];
	const endPlain = () => {
		if (plain.length > 0) blocks.push({ kind: 'html', html: htmlOf(plain, reading) });
		plain = [];
	};
	for (const node of nodes) {
		const fail = reading.at(node.position?.start.line ?? 1);
		if (node.type === 'leafDirective') {
			endPlain();
			blocks.push(readDirective(node, reading, fail));
		} else if (node.type === 'containerDirective') {
			endPlain();
			blocks.push(readSlip(node, reading, fail));
		} else plain.push(node);
	}
	endPlain();
	return blocks;
}

function readSlip(node: ContainerDirective, reading: Reading, fail: Fail): Block {
	if (node.name !== 'slip') return fail(`there is no :::${node.name}`);
	attributesOf(node, { needed: [] }, fail);
	const [label, ...rest] = node.children;
	if (label?.type !== 'paragraph' || !label.data?.directiveLabel) {
		return fail('a slip needs a name: :::slip[The slip’s name]');
	}
	const name = htmlOf([label], reading).replace(/^<p>|<\/p>$/g, '');
	return { kind: 'slip', name, blocks: blocksOf(rest, reading) };
}

function htmlOf(nodes: readonly RootContent[], reading: Reading): string {
	const root: Root = { type: 'root', children: [...nodes] };
	visit(root, ['leafDirective', 'containerDirective'], (node) => {
		const fail = reading.at(node.position?.start.line ?? 1);
		return fail('this belongs on a line of its own, outside of lists and quotations');
	});
	return writer.stringify(writer.runSync(root));
}

/** Code whose long lines the keyboard can scroll to as well. */
function scrollable(state: Parameters<typeof defaultHandlers.code>[0], node: Code) {
	const pre = defaultHandlers.code(state, node);
	pre.properties = { tabIndex: 0, role: 'group', ariaLabel: 'Code' };
	return pre;
}

function html(value: string): Html {
	return { type: 'html', value };
}
