import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

// No dependencies and nothing newer than Node 14: this runs before anything is installed, and it is
// what tells an old Node that it is too old.

/** What a build is made of. */
export const sources = [
	'src',
	'static',
	'content',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package-lock.json'
];

/**
 * Whether a version of Node ('20.18.1') is older than `oldest` ('20.19').
 * @param {string} version
 * @param {string} oldest
 */
export function isOlder(version, oldest) {
	const [major, minor] = version.split('.').map(Number);
	const [oldestMajor, oldestMinor] = oldest.split('.').map(Number);
	return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/**
 * Why the packages under `root` have to be installed, or undefined when they are the ones that
 * package-lock.json asks for. It compares what was installed, not the times: a checkout makes every
 * file new.
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyInstall(root) {
	const record = join(root, 'node_modules/.package-lock.json');
	// npm writes this record last, so an interrupted install has none.
	if (!existsSync(record)) return 'they are not installed yet';

	const wanted = packagesOf(join(root, 'package-lock.json'));
	const installed = packagesOf(record);
	for (const [path, { version, optional, integrity }] of wanted) {
		const found = installed.get(path);
		// npm leaves out optional packages that are meant for other systems.
		if (!found && optional) continue;
		if (!found || found.version !== version || found.integrity !== integrity)
			return `${path.replace(/^node_modules\//, '')} should be ${version}`;
	}
	for (const path of installed.keys())
		if (!wanted.has(path)) return `${path.replace(/^node_modules\//, '')} is no longer used`;
	return undefined;
}

/**
 * Why the site in `folder` has to be built again so that it can be served under `base`, or undefined
 * when it is as new as the sources.
 * @param {string} root
 * @param {string} folder
 * @param {string} base
 * @returns {string | undefined}
 */
export function whyBuild(root, folder, base) {
	const built = builtBase(folder);
	if (built === undefined) return 'there is no build yet';
	if (built !== base)
		return `the last build was for ${built || '/'}, this one is for ${base || '/'}`;

	const time = statSync(join(folder, 'index.html')).mtimeMs;
	const newer = findNewer(
		sources.map((source) => join(root, source)),
		time
	);
	return newer && `${relative(root, newer)} has changed`;
}

/**
 * The base path that the site in `folder` was built for ('' at a root), read off its first page;
 * undefined when there is no such page.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function builtBase(folder) {
	const page = join(folder, 'index.html');
	if (!existsSync(page)) return undefined;
	const asset = /"([^"]*)\/_app\/immutable\//.exec(readFileSync(page, 'utf8'));
	return asset ? asset[1] : '';
}

/**
 * The first of these files and folders, and all inside them, that changed after `time`. A folder's
 * own time tells of what was removed from it.
 * @param {string[]} paths
 * @param {number} time milliseconds
 * @returns {string | undefined}
 */
function findNewer(paths, time) {
	for (const path of paths) {
		if (!existsSync(path)) continue;
		const stats = statSync(path);
		if (stats.mtimeMs > time) return path;
		if (!stats.isDirectory()) continue;
		const inside = findNewer(
			readdirSync(path).map((name) => join(path, name)),
			time
		);
		if (inside) return inside;
	}
	return undefined;
}

/**
 * The packages that a lock file lists, by their place in the tree, without the project itself.
 * @param {string} lockFile
 * @returns {Map<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
	const packages = new Map(Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages));
	packages.delete('');
	return packages;
}
