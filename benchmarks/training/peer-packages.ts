import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { whyInstall } from '../../scripts/freshness.js';
import { Complaint } from '../../scripts/command';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Installs what the benchmarks alone need into benchmarks/node_modules, where it is missing or old. */
export function installPeers(): void {
	const why = whyInstall(folder);
	if (!why) return;
	console.log(`Installing what training is measured beside: ${why}.`);
	const { status } = spawnSync('npm', ['ci', '--silent', '--prefix', folder], {
		cwd: folder,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	if (status !== 0)
		throw new Complaint('the peers could not be installed: see `npm ci` in benchmarks');
}
