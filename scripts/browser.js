import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/**
 * The path of a Chromium: the system's own when it is on the PATH, else the one that Playwright
 * downloaded, else undefined.
 * @returns {string | undefined}
 */
export function findBrowser() {
	return findOnPath('chromium') || findPlaywrights();
}

/**
 * The path of a Firefox on the PATH, else undefined.
 * @returns {string | undefined}
 */
export function findFirefox() {
	return findOnPath('firefox-esr') || findOnPath('firefox');
}

/**
 * How the tests, the pictures and the benchmarks start Playwright's Chromium.
 * @returns {import('playwright').LaunchOptions}
 */
export function launchOptions() {
	const executablePath = findBrowser();
	// Chromium asks its maker for updates at every start. Here it finds no host but this one, so that
	// a run is the same with and without a network.
	const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];
	return executablePath ? { executablePath, args } : { args };
}

/**
 * Tries to install a Chromium, in a limited time. Whether it succeeded, `findBrowser` tells.
 *
 * Debian's package comes first where it may be installed: a bare Debian lacks the shared libraries
 * that Playwright's download needs, and the package brings them.
 */
export function installBrowser() {
	console.log('Installing Chromium for the tests.');
	if (isRootOnDebian()) installFromDebian();
	if (!findBrowser()) installFromPlaywright();
}

function installFromDebian() {
	const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
	run('apt-get', ['-qq', ...patience, 'update'], 2);
	run('apt-get', ['-qq', ...patience, 'install', '-y', 'chromium'], 5, {
		DEBIAN_FRONTEND: 'noninteractive'
	});
}

function installFromPlaywright() {
	const cli = createRequire(import.meta.url).resolve('playwright/package.json');
	run(process.execPath, [join(cli, '../cli.js'), 'install', 'chromium', '--no-shell'], 5, {
		PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000'
	});
}

/**
 * Runs a command for at most so many minutes. It stays silent: when it fails, set-up.js names the
 * command that shows why.
 * @param {string} command
 * @param {string[]} args
 * @param {number} minutes
 * @param {Record<string, string>} [env]
 */
function run(command, args, minutes, env) {
	spawnSync(command, args, {
		stdio: 'ignore',
		timeout: minutes * 60_000,
		env: { ...process.env, ...env }
	});
}

/**
 * @param {string} name
 * @returns {string | undefined}
 */
function findOnPath(name) {
	return (process.env.PATH || '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((file) => {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});
}

/** @returns {string | undefined} */
function findPlaywrights() {
	try {
		// Required only here: set-up.js imports this file before Playwright is installed.
		const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
		return existsSync(path) ? path : undefined;
	} catch {
		// Playwright has no Chromium for this system.
		return undefined;
	}
}

function isRootOnDebian() {
	if (!process.getuid || process.getuid() !== 0 || !existsSync('/etc/os-release')) return false;
	return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
