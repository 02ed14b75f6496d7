import { describe, expect, test } from 'vitest';
import { isOfBuild, keptAddresses, pageAt, type Site } from './kept';

const site: Site = {
	base: '/backstep',
	build: [
		'/backstep/_app/immutable/entry/start.a1.js',
		'/backstep/_app/immutable/workers/worker-b2.js',
		'/backstep/_app/immutable/assets/kernel.c3.wasm',
		'/backstep/_app/immutable/assets/KaTeX_Main-Regular.d4.woff2',
		'/backstep/_app/immutable/assets/KaTeX_Main-Regular.e5.woff',
		'/backstep/_app/immutable/assets/KaTeX_Main-Regular.f6.ttf',
		'/backstep/_app/immutable/assets/source-sans-3-greek-wght-normal.g7.woff2',
		'/backstep/_app/immutable/assets/source-sans-3-greek-ext-wght-normal.h8.woff2'
	],
	files: ['/backstep/favicon.svg', '/backstep/step.png'],
	prerendered: ['/backstep/', '/backstep/mnist/', '/backstep/notation.json', '/backstep/404']
};

describe('keptAddresses', () => {
	test('keeps every file and page but the fonts and the picture that no page needs', () => {
		expect(keptAddresses(site)).toEqual([
			'/backstep/_app/immutable/entry/start.a1.js',
			'/backstep/_app/immutable/workers/worker-b2.js',
			'/backstep/_app/immutable/assets/kernel.c3.wasm',
			'/backstep/_app/immutable/assets/KaTeX_Main-Regular.d4.woff2',
			'/backstep/_app/immutable/assets/source-sans-3-greek-wght-normal.g7.woff2',
			'/backstep/favicon.svg',
			'/backstep/',
			'/backstep/mnist/',
			'/backstep/notation.json',
			'/backstep/404.html'
		]);
	});
});

describe('pageAt', () => {
	test.each([
		['/backstep', '/backstep/'],
		['/backstep/', '/backstep/'],
		['/backstep/mnist', '/backstep/mnist/'],
		['/backstep/mnist/', '/backstep/mnist/'],
		['/backstep/notation.json', '/backstep/notation.json'],
		['/backstep/nowhere', '/backstep/nowhere']
	])('of %s is %s', (path, page) => {
		expect(pageAt(path, site)).toBe(page);
	});
});

describe('isOfBuild', () => {
	test('a page is of the build when all that it names of a build is in it', () => {
		const page = (name: string) =>
			`<script>import("/backstep/_app/immutable/entry/${name}.js")</script>`;
		expect(isOfBuild('<p>No script.</p>', site)).toBe(true);
		expect(isOfBuild(page('start.a1'), site)).toBe(true);
		expect(isOfBuild(page('start.a1') + page('start.a2'), site)).toBe(false);
	});
});
