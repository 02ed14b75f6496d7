import { fileURLToPath } from 'node:url';

/**
 * What a bundler tells of its modules.
 * @typedef {{ getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }} Modules
 */

/** What every page that is read shows, and every page that steps: the frame, and what is in it. */
const roots = [
	['routes/(read)/+layout.svelte', 'components/reading/ContentPage.svelte'],
	['routes/(step)/+layout.svelte', 'components/step/StepView.svelte']
].map((paths) => paths.map((path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))));

/**
 * The chunk for a module: one for all of our own that both kinds of pages need from the first moment.
 * Left to itself, the bundler gives every such module that some further page uses a file of its own,
 * and many small files weigh more than a large one.
 * @param {string} id
 * @param {Modules} modules
 * @returns {string | null}
 */
export function sharedByPages(id, modules) {
	const isShared = roots.every((some) => some.some((root) => neededBy(root, modules).has(id)));
	return isShared ? 'shared' : null;
}

/** @type {WeakMap<Modules, Map<string, Set<string>>>} */
const known = new WeakMap();

/**
 * The modules of `src` that one of them imports, and those that these import, and so on.
 * @param {string} root
 * @param {Modules} modules
 */
function neededBy(root, modules) {
	/** @type {Map<string, Set<string>>} */
	const sets = known.get(modules) ?? new Map();
	known.set(modules, sets);
	const found = sets.get(root);
	if (found) return found;
	/** @type {Set<string>} */
	const needed = new Set();
	const open = [root];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (needed.has(id) || !id.includes('/src/') || id.includes('/node_modules/')) continue;
		needed.add(id);
		open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
	}
	sets.set(root, needed);
	return needed;
}
