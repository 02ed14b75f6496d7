import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The layers of `src`, lowest first, and which others each may import.
 * The routes, and the few files directly in `src`, stand on top and may import all of them.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
	engine: [],
	replay: ['engine'],
	notation: ['engine', 'replay'],
	geometry: ['engine', 'replay'],
	digits: ['engine'],
	training: ['engine'],
	documents: ['engine'],
	offline: [],
	state: ['engine', 'replay', 'notation', 'geometry', 'digits', 'training', 'documents'],
	pages: ['engine', 'replay', 'notation', 'state'],
	components: [
		'engine',
		'replay',
		'notation',
		'geometry',
		'digits',
		'training',
		'documents',
		'state',
		'pages'
	]
};
const top = 'routes';

/**
 * The folders of the layers that have many files, lowest first: each may import those before it.
 * What lies directly in the layer, such as what all of them share, is in no such order.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
	digits: ['drawing', 'pen', 'files', 'mnist'],
	components: [
		'controls',
		'pointing',
		'matrix',
		'digits',
		'network',
		'inspector',
		'step',
		'reading',
		'training',
		'site'
	]
};

/** Nothing but the top may name these. */
const onlyOnTop = [/^\$app\//, /^\$lib(\/|$)/];

/** Only tests, and the helpers in a `testing` folder, may name these. */
const onlyInTests = [/^vitest$/, /^fast-check$/, /^node:/, /^\/src\/.*\/testing\//];
/** What runs only while the site is built has all that Node has. */
const runsInNode = (file: string) => file === 'src/pages/still.ts';

/** Words that stand nowhere in `src`, and what to do instead. */
const nowhere: Readonly<Record<string, string>> = {
	'd3-selection': 'D3 computes, Svelte draws',
	'd3-transition': 'D3 computes, Svelte draws',
	querySelector: 'bind the element, or pass a prop',
	'Math.random': 'use the seeded generator'
};

const here = 'src/layers.test.ts';
const isTest = (file: string) => file.endsWith('.test.ts') || file.includes('/testing/');
const isSource = (file: string) => /\.(ts|js|svelte)$/.test(file) && file !== here;

/** The layer that a path in `src` belongs to: its folder, or the top when it lies directly in `src`. */
function layerOf(path: string): string {
	const [, folder, ...rest] = path.split('/');
	return rest.length > 0 || folder in layers ? folder : top;
}

/** The place of a path's folder among those of its layer; −1 where it lies in none of them. */
function roomOf(path: string, layer: string): number {
	return rooms[layer]?.indexOf(path.split('/')[2]) ?? -1;
}

const IMPORTS = [
	/\b(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"]+)\1/g,
	/\bimport\s*(['"])([^'"]+)\1/g,
	/\bimport\s*\(\s*(?:\/\*.*?\*\/\s*)?(['"`])([^'"`]+)\1/g,
	/\bimport\.meta\.glob(?:<[^(]*>)?\(\s*(['"`])([^'"`]+)\1/g,
	/\bnew URL\(\s*(['"`])([^'"`]+)\1\s*,\s*import\.meta\.url/g
];

/** What a file imports, statically, dynamically, by glob or as the address of a worker: `/src/…` for a path in the repository, else a package's name. */
function importsOf(file: string, source: string): string[] {
	const named = IMPORTS.flatMap((pattern) =>
		[...source.matchAll(pattern)].map(([, , name]) => name)
	);
	return named.map((name) => {
		if (name.startsWith('.')) return join('/', dirname(file), name);
		const alias = /^\$(\w+)(\/.*)?$/.exec(name);
		return alias && alias[1] in layers ? join('/src', alias[1], alias[2] ?? '') : name;
	});
}

/** What is wrong with the imports and words of one file, as sentences. */
function problemsOf(file: string, source: string): string[] {
	const layer = layerOf(file);
	const problems = [];
	if (layer !== top && !(layer in layers)) problems.push(`${file}: ${layer} is not a layer`);
	const room = roomOf(file, layer);
	const [, , folder, ...rest] = file.split('/');
	if (layer in rooms && rest.length > 0 && room < 0 && folder !== 'testing') {
		problems.push(`${file}: ${folder} is not a folder of ${layer}`);
	}

	for (const imported of importsOf(file, source)) {
		const says = (why: string) => problems.push(`${file} imports ${imported}: ${why}`);
		const to = imported.startsWith('/src/') ? layerOf(imported.slice(1)) : null;
		if (to !== null && layer !== top && to !== layer && !layers[layer]?.includes(to)) {
			says(`${layer} may not import ${to}`);
		}
		if (to === layer && room >= 0 && roomOf(imported.slice(1), layer) > room) {
			says('it lies in a folder above');
		}
		if (layer === 'engine' && !isTest(file) && to === null && imported.startsWith('/')) {
			says('the engine imports nothing of the project');
		}
		if (layer !== top && onlyOnTop.some((pattern) => pattern.test(imported))) {
			says(`only ${top} may`);
		}
		if (runsInNode(file) && imported.startsWith('node:')) continue;
		if (!isTest(file) && onlyInTests.some((pattern) => pattern.test(imported))) {
			says('only tests may');
		}
	}
	for (const [word, instead] of Object.entries(nowhere)) {
		if (source.includes(word)) problems.push(`${file} names ${word}: ${instead}`);
	}
	return problems;
}

describe('the layers of src', () => {
	const src = fileURLToPath(new URL('.', import.meta.url));
	const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
		.map((file) => join('src', file.replaceAll('\\', '/')))
		.filter(isSource);

	test('no file imports upward', () => {
		const sourceOf = (file: string) => readFileSync(join(src, '..', file), 'utf8');
		expect(files.flatMap((file) => problemsOf(file, sourceOf(file)))).toEqual([]);
		expect(files.length).toBeGreaterThan(20);
	});

	test('the table itself goes down: what a layer may import stands above it', () => {
		const order = Object.keys(layers);
		for (const [layer, allowed] of Object.entries(layers)) {
			for (const lower of allowed) expect(order.indexOf(lower)).toBeLessThan(order.indexOf(layer));
		}
	});
});

describe('the check of the layers', () => {
	test.each([
		['src/engine/tape.ts', `import { x } from '../replay/moment';`],
		['src/engine/tape.ts', `import type { X } from '$replay/moment';`],
		['src/engine/tape.ts', `export * from '$state';`],
		['src/engine/operations/outer.ts', `import '../../digits/files/idx';`],
		['src/engine/tape.ts', `import words from '../../content/words.json';`],
		['src/replay/moment.ts', `import { x } from '/src/state/player.svelte';`],
		['src/notation/tex.ts', `import {\n\tx,\n\ty\n} from "$geometry/matrix";`],
		['src/documents/model.ts', `const x = await import('$replay/moment');`],
		['src/training/run.ts', `new Worker(new URL('../state/worker.ts', import.meta.url))`],
		['src/digits/pen/pen.ts', `import.meta.glob('../../components/*/*.svelte')`],
		[
			'src/components/matrix/Matrix.svelte',
			`<script>\n\timport x from '../../routes/x.svelte';\n</script>`
		],
		['src/components/matrix/Matrix.svelte', `<script>import { page } from '$app/state';</script>`],
		[
			'src/components/matrix/Map.svelte',
			`<script>import Step from '../step/Step.svelte';</script>`
		],
		['src/digits/pen/pen-digit.ts', `import { readIdx } from '$digits/files/idx';`],
		['src/state/player.svelte.ts', `import { x } from '$lib/x';`],
		['src/engine/tape.test.ts', `import { x } from '$replay/moment';`],
		['src/replay/moment.ts', `import { checkTrace } from '$engine/testing/check-trace';`],
		['src/replay/moment.ts', `import fc from 'fast-check';`],
		['src/geometry/edge.ts', `import { select } from 'd3-selection';`],
		['src/routes/+page.svelte', `document.querySelector('p')`],
		['src/routes/+page.ts', `Math.random()`],
		['src/components/helpers/x.ts', ``],
		['src/helpers/x.ts', ``]
	])('catches in %s: %s', (file, source) => {
		expect(problemsOf(file, source)).toHaveLength(1);
	});

	test.each([
		[
			'src/engine/tape.ts',
			`import { at } from './tensor';\nimport { x } from './operations/outer';`
		],
		['src/engine/operations/outer.ts', `import { tensor } from '../tensor';`],
		['src/replay/moment.ts', `import type { Trace } from '$engine/trace';`],
		['src/replay/moment.test.ts', `import { checkTrace } from '$engine/testing/check-trace';`],
		['src/engine/testing/arbitrary-network.ts', `import fc from 'fast-check';`],
		['src/notation/tex.ts', `import katex from 'katex';\nimport { x } from '../replay/outline';`],
		['src/state/player.svelte.ts', `const x = await import('$training/run');`],
		[
			'src/components/matrix/Matrix.svelte',
			`<script>import { player } from '$state/player.svelte';</script>`
		],
		[
			'src/components/step/Step.svelte',
			`<script>import Map from '$components/matrix/Map.svelte';</script>`
		],
		['src/digits/read-digit-files.ts', `import { readIdx } from './files/idx';`],
		['src/digits/files/idx.ts', `import { PIXELS } from '../digit-set';`],
		['src/routes/+page.svelte', `<script>import { goto } from '$app/navigation';</script>`],
		[
			'src/routes/+page.svelte',
			`<script>import Matrix from '$components/matrix/Matrix.svelte';</script>`
		]
	])('lets pass in %s: %s', (file, source) => {
		expect(problemsOf(file, source)).toEqual([]);
	});
});
