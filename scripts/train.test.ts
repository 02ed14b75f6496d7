import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rowMajor } from '$engine/tensor';
import { readModel } from '$documents/model';
import { gzippedFolder, mnistFolder } from './testing/small-mnist';

// Each test starts a process, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const project = fileURLToPath(new URL('..', import.meta.url));
const mnist = fileURLToPath(new URL('../../shared/mnist/', import.meta.url));

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'backstep-train-'));
	mnistFolder(join(folder, 'raw'));
	gzippedFolder(join(folder, 'gz'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
	readonly stdout: string;
	readonly stderr: string;
	readonly code: number | null;
}

/** Runs a command in the folder of the data. */
async function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
	const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env } });
	let [stdout, stderr] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
	child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	return { stdout, stderr, code };
}

/** Runs what the npm script runs, without npm's own second. */
function train(args: string[], env?: NodeJS.ProcessEnv): Promise<Result> {
	const tsx = join(project, 'node_modules/.bin/tsx');
	const scripts = join(project, 'scripts');
	const config = ['--tsconfig', join(scripts, 'tsconfig.json')];
	return run(tsx, [...config, join(scripts, 'train.ts'), ...args], env);
}

describe('npm run --silent train', () => {
	test('trains on a folder, and writes a model, named from where it is called', async () => {
		const args = ['--prefix', project, 'run', '--silent', 'train', '--', '--data', 'raw'];
		const result = await run('npm', [...args, '--epochs', '2', '--out', 'called.json']);
		expect(result).toMatchObject({ stderr: '', code: 0 });
		const line = String.raw`epoch \d  cost \d\.\d{5}  test accuracy \d+\.\d\d %  \d+\.\d{3} s\n`;
		expect(result.stdout).toMatch(new RegExp(`^(${line}){2}$`));
		expect(existsSync(join(folder, 'called.json'))).toBe(true);
	});
});

describe('the train command', () => {
	test('prints one JSON object with --json, with an entry for each epoch', async () => {
		const { stdout, stderr, code } = await train(['--data', 'gz', '--epochs', '12', '--json']);
		expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
		expect(stdout).toMatch(/^[^\n]*\n$/);
		const { epochs, testAccuracy, ...rest } = JSON.parse(stdout);
		expect(rest).toEqual({});
		expect(epochs.map(({ epoch }: { epoch: number }) => epoch)).toEqual(
			Array.from({ length: 12 }, (_, k) => k + 1)
		);
		for (const epoch of epochs) {
			expect(Object.keys(epoch)).toEqual(['epoch', 'cost', 'testAccuracy', 'seconds']);
			expect(Object.values(epoch).every(Number.isFinite)).toBe(true);
		}
		expect(epochs[11].cost).toBeLessThan(epochs[0].cost / 3);
		expect(testAccuracy).toBe(epochs[11].testAccuracy);
		expect(testAccuracy).toBeGreaterThan(0.9);
	});

	test('writes the same bytes for the same seed, gzipped data or not, and others for another', async () => {
		const written = async (data: string, seed: string, out: string) => {
			const args = ['--data', data, '--epochs', '2', '--seed', seed, '--out', out];
			expect(await train(args)).toMatchObject({ stderr: '', code: 0 });
			return readFileSync(join(folder, out), 'utf8');
		};
		const once = await written('raw', '5', 'once.json');
		expect((await written('gz', '5', 'again.json')) === once).toBe(true);
		expect((await written('gz', '6', 'other.json')) === once).toBe(false);
	});

	test('writes a model of the settings, whose numbers are the 32 bits that were trained', async () => {
		const settings = '--hidden 7 --cost cross-entropy --learning-rate 0.5 --l2 0.1 --init uniform';
		const args = [...settings.split(' '), '--batch-size', '8', '--epochs', '1'];
		expect(await train(['--data', 'raw', '--out', 'settings.json', ...args])).toMatchObject({
			stderr: '',
			code: 0
		});
		const model = readModel(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')));
		expect(model).toMatchObject({
			layers: [784, 7, 10],
			activations: ['sigmoid', 'softmax'],
			cost: 'cross-entropy',
			learningRate: 0.5
		});
		for (const numbers of [...model.weights, ...model.biases!].map(rowMajor)) {
			expect(numbers.every((number) => Math.fround(number) === number)).toBe(true);
		}
	});

	test('trains the same where there is no WebAssembly', async () => {
		const args = ['--data', 'raw', '--epochs', '1', '--out'];
		await train([...args, 'fast.json']);
		const slowly = await train([...args, 'slow.json'], { NODE_OPTIONS: '--jitless' });
		expect(slowly.stderr).toMatch(/^no WebAssembly SIMD here: the same numbers, but slowly\n$/m);
		expect(slowly.code).toBe(0);
		const [fast, slow] = ['fast.json', 'slow.json'].map((name) =>
			readFileSync(join(folder, name), 'utf8')
		);
		expect(fast === slow).toBe(true);
	});

	test('leaves a model that is there alone when the training fails', async () => {
		writeFileSync(join(folder, 'kept.json'), 'kept');
		const args = ['--data', 'raw', '--cost', 'cross-entropy', '--learning-rate', '1e38'];
		for (const out of ['kept.json', 'new.json']) {
			const { stdout, stderr, code } = await train([...args, '--out', out]);
			expect(stderr).toMatch(
				/^(the cost became (NaN|Infinity)|a weight became too large for a number) by update \d+, in epoch \d+: try a smaller learning rate\n$/
			);
			expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
		}
		expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('kept');
		expect(existsSync(join(folder, 'new.json'))).toBe(false);
	});

	test('tells how it is used', async () => {
		const { stdout, code } = await train(['--help']);
		expect(stdout).toMatch(/^usage: npm run --silent train -- --data DIR \[--hidden 30\].*\n$/);
		expect(code).toBe(0);
	});
});

describe('the train command refuses in one line', () => {
	test.each([
		[
			'an option that it does not know',
			['--data', 'raw', '--momentum', '1'],
			/^Unknown option '--momentum' \(usage: npm run .*\)\n$/
		],
		[
			'a file that is missing',
			['--data', 'none'],
			/^none\/train-images-idx3-ubyte: no such file, nor one with .gz\n$/
		],
		[
			'a batch of more than there are',
			['--data', 'raw', '--batch-size', '201'],
			/^--batch-size: The images in a batch are a whole number from 1 to 200, not 201\n$/
		],
		[
			'a model that cannot be written, before it trains',
			['--data', 'none', '--out', 'no/such/model.json'],
			/^no\/such\/model.json: there is no folder .*no\/such\n$/
		],
		[
			'a folder to write the model to',
			['--data', 'none', '--out', 'raw'],
			/^raw: is a folder, not a file\n$/
		]
	])('%s', async (_, args, line) => {
		const { stdout, stderr, code } = await train(args);
		expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
		expect(stderr).toMatch(line);
	});
});

describe.skipIf(!existsSync(mnist))(
	existsSync(mnist) ? 'on MNIST' : `on MNIST (skipped: there is no ${mnist})`,
	() => {
		test('one epoch recognises 93 % of the test images', async () => {
			const { stdout } = await train(['--data', mnist, '--epochs', '1', '--json']);
			expect(JSON.parse(stdout).testAccuracy).toBeGreaterThanOrEqual(0.93);
		});
	}
);
