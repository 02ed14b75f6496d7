import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const mnist = join(project, '../shared/mnist');
const shipped = join(project, 'src/training/trained/784-30-10.f32');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'backstep-weights-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function weights(...args: string[]) {
	const script = ['--tsconfig', 'scripts/tsconfig.json', 'scripts/weights.ts'];
	const command = join(project, 'node_modules/.bin/tsx');
	return spawnSync(command, [...script, ...args], { cwd: project, encoding: 'utf8' });
}

test.skipIf(!existsSync(mnist))(
	'npm run weights makes the file that the page brings along, byte for byte (skipped without ../shared/mnist)',
	() => {
		const out = join(folder, 'made.f32');
		const { stdout, stderr, status } = weights('--data', mnist, '--out', out);
		expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
		expect(stdout).toBe(`${out}: 95440 bytes, 96.05 % of the test images\n`);
		expect(readFileSync(out).equals(readFileSync(shipped))).toBe(true);
	},
	120_000
);

test('npm run weights says in a line what is missing', () => {
	const { stderr, status } = weights('--data', folder, '--out', join(folder, 'none.f32'));
	expect(status).toBe(1);
	expect(stderr).toMatch(/^[^\n]*no such file, nor one with \.gz\n$/);
	expect(existsSync(join(folder, 'none.f32'))).toBe(false);
});
