import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Fail } from './content-error';

/**
 * Gives every heading of a page an id, made of its words: `Rows against columns` is found at
 * `#rows-against-columns`. Fails where two would have the same. Returns the ids.
 */
export function nameSections(tree: Root, at: (line: number) => Fail): Set<string> {
	const ids = new Set<string>();
	visit(tree, 'heading', (node) => {
		const words = textOf(node);
		const id = words
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '');
		if (ids.has(id)) return at(node.position!.start.line)(`“${words}” is a heading already`);
		ids.add(id);
		node.data = { ...node.data, hProperties: { id } };
	});
	return ids;
}

/** The words of a piece of Markdown. */
export function textOf(node: Nodes): string {
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(textOf).join('') : '';
}
