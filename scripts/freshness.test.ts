import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtBase, isOlder, whyBuild, whyInstall } from './freshness.js';

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'backstep-freshness-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('isOlder', () => {
	test.each(['18.20.8', '20.18.3', '20.9.0'])('%s is older than 20.19', (version) => {
		expect(isOlder(version, '20.19')).toBe(true);
	});
	test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0-nightly'])(
		'%s is not older than 20.19',
		(version) => {
			expect(isOlder(version, '20.19')).toBe(false);
		}
	);
});

describe('whyInstall', () => {
	const vite = { version: '8.3.8', integrity: 'sha512-a' };

	test('asks for an install where there is none, or an interrupted one', () => {
		lock('package-lock.json', { 'node_modules/vite': vite });
		expect(whyInstall(root)).toBe('they are not installed yet');
		mkdirSync(join(root, 'node_modules'));
		expect(whyInstall(root)).toBe('they are not installed yet');
	});

	test('is content with the packages of package-lock.json, whatever the times', () => {
		lock('node_modules/.package-lock.json', { 'node_modules/vite': vite });
		lock('package-lock.json', { 'node_modules/vite': vite });
		touch('package-lock.json', 3600);
		expect(whyInstall(root)).toBeUndefined();
	});

	test('does without an optional package that is meant for another system', () => {
		lock('node_modules/.package-lock.json', {});
		lock('package-lock.json', { 'node_modules/fsevents': { ...vite, optional: true } });
		expect(whyInstall(root)).toBeUndefined();
	});

	test('names a package that is missing, has another version or content, or is not used', () => {
		lock('package-lock.json', { 'node_modules/vite': vite });
		lock('node_modules/.package-lock.json', {});
		expect(whyInstall(root)).toBe('vite should be 8.3.8');
		lock('node_modules/.package-lock.json', { 'node_modules/vite': { ...vite, version: '8.0.0' } });
		expect(whyInstall(root)).toBe('vite should be 8.3.8');
		lock('node_modules/.package-lock.json', { 'node_modules/vite': { ...vite, integrity: 'b' } });
		expect(whyInstall(root)).toBe('vite should be 8.3.8');
		lock('node_modules/.package-lock.json', { 'node_modules/vite': vite, 'node_modules/d3': vite });
		expect(whyInstall(root)).toBe('d3 is no longer used');
	});
});

describe('whyBuild', () => {
	beforeEach(() => {
		write('src/routes/page.svelte', '');
		write('content/glossary.md', '');
		write('package-lock.json', '{}');
		for (const path of ['src/routes/page.svelte', 'src/routes', 'src', 'content/glossary.md'])
			touch(path, -60);
		for (const path of ['content', 'package-lock.json']) touch(path, -60);
	});
	const why = (base = '') => whyBuild(root, join(root, 'build'), base);

	test('asks for a build where there is none', () => {
		expect(why()).toBe('there is no build yet');
	});

	test('is content with a build newer than every source', () => {
		buildFor('');
		expect(why()).toBeUndefined();
	});

	test('names a source that is newer than the build', () => {
		buildFor('');
		touch('content/glossary.md', 60);
		expect(why()).toBe('content/glossary.md has changed');
	});

	test('notices that a source was removed', () => {
		buildFor('');
		touch('build/index.html', -30);
		rmSync(join(root, 'src/routes/page.svelte'));
		expect(why()).toBe('src/routes has changed');
	});

	test('asks for a build for another base path', () => {
		buildFor('/backstep');
		expect(why('/backstep')).toBeUndefined();
		expect(why()).toBe('the last build was for /backstep, this one is for /');
	});
});

describe('builtBase', () => {
	test('reads the base path off the first page', () => {
		expect(builtBase(join(root, 'build'))).toBeUndefined();
		buildFor('');
		expect(builtBase(join(root, 'build'))).toBe('');
		buildFor('/a/b');
		expect(builtBase(join(root, 'build'))).toBe('/a/b');
	});
});

function write(path: string, text: string): void {
	const file = join(root, path);
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, text);
}

function lock(path: string, packages: Record<string, object>): void {
	write(path, JSON.stringify({ packages: { '': { name: 'backstep' }, ...packages } }));
}

function touch(path: string, secondsFromNow: number): void {
	const time = Date.now() / 1000 + secondsFromNow;
	utimesSync(join(root, path), time, time);
}

function buildFor(base: string): void {
	write('build/index.html', `<link href="${base}/_app/immutable/entry/start.js" />`);
}
