// Makes ready what the other commands need, on a machine that has only Node and npm:
//
//     node scripts/set-up.js [--build] [--browser]
//
// installs the packages; with --build, builds the site when it is missing or old; with --browser,
// makes sure that there is a browser for the tests. Says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, installBrowser } from './browser.js';
import { isOlder, whyBuild, whyInstall } from './freshness.js';

const root = fileURLToPath(new URL('..', import.meta.url));

requireNode();
requirePackages();
if (process.argv.includes('--build')) requireBuild();
if (process.argv.includes('--browser')) requireBrowser();

function requireNode() {
	const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const oldest = engines.node.replace('>=', '');
	if (isOlder(process.versions.node, oldest))
		stop(`Backstep needs Node ${oldest} or newer, and this is ${process.versions.node}.`);
}

function requirePackages() {
	const why = whyInstall(root);
	if (!why) return;
	// npm would empty the folder that the link leads to, which is another checkout's.
	if (isLink(join(root, 'node_modules'))) stop(`node_modules is a link, and ${why}: remove it.`);
	console.log(`Installing the packages: ${why}.`);
	// Everything is a development dependency, also where the environment says production.
	npm('ci', '--include=dev');
}

function requireBuild() {
	const folder = join(root, process.env.BUILD_DIR || 'build');
	const why = whyBuild(root, folder, process.env.BASE_PATH || '');
	if (!why) return;
	console.log(`Building the site: ${why}.`);
	npm('run', '--silent', 'build', '--', '--logLevel', 'error');
}

function requireBrowser() {
	if (findBrowser()) return;
	installBrowser();
	if (!findBrowser())
		stop(
			'The tests need Chromium: `apt-get install chromium` as root on Debian, elsewhere `npx playwright install chromium`.'
		);
}

/** @param {string} path */
function isLink(path) {
	return existsSync(path) && lstatSync(path).isSymbolicLink();
}

/** @param {string[]} args */
function npm(...args) {
	const cli = process.env.npm_execpath;
	const { status } = cli
		? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
		: spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
	// npm has said what went wrong.
	if (status !== 0) process.exit(status || 1);
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
	console.error(message);
	process.exit(1);
}
