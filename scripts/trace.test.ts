import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import { column, fromRows } from '$engine/tensor';
import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import { writeTrace } from '$documents/trace';

// Each test starts a process, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const USAGE = '(usage: npm run --silent trace -- MODEL.json SAMPLE.json [--to-input])';
const project = fileURLToPath(new URL('..', import.meta.url));

const tiny: Network = {
	layers: [3, 2],
	activations: ['sigmoid'],
	cost: 'half-squared-error',
	learningRate: 0.5,
	weights: [fromRows([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])], // prettier-ignore
	biases: null
};
const tinySample: Sample = { input: column([0.9, 0.1, 0.4]), target: column([1, 0]) };

const overflowing: Network = {
	...tiny,
	layers: [2, 2],
	activations: ['identity'],
	weights: [fromRows([[1e200, 0], [0, 1e200]])] // prettier-ignore
};
const pair: Sample = { input: column([1, 2]), target: column([0, 0]) };

const mnist = initialise(
	{
		layers: [784, 30, 10],
		activations: ['sigmoid', 'sigmoid'],
		cost: 'half-squared-error',
		learningRate: 0.5
	},
	{ how: 'scaled', seed: 1, biases: true }
);
const digit: Sample = { input: column(Array(784).fill(1 / 3)), target: column(Array(10).fill(0)) };

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'backstep-trace-'));
	const files = {
		'tiny.json': writeModel(tiny),
		'tiny-sample.json': writeSample(tinySample),
		'overflowing.json': writeModel(overflowing),
		'pair.json': writeSample(pair),
		'mnist.json': writeModel(mnist),
		'digit.json': writeSample(digit),
		'ragged.json': writeModel(tiny).replace('0.4,', ''),
		'binary.json': Uint8Array.of(0x1f, 0x8b, 0x08, 0x00)
	};
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
	readonly stdout: string;
	readonly stderr: string;
	readonly code: number | null;
}

/** What its reader does: nothing for `delay` ms, then read on, or go away after the first piece. */
interface Reader {
	readonly delay?: number;
	readonly goesAway?: boolean;
}

/** Runs a command in the folder of the documents. */
async function run(command: string, args: string[], reader: Reader = {}): Promise<Result> {
	const child = spawn(command, args, { cwd: folder });
	const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
	let stderr = '';
	child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
	await wait(reader.delay);
	let stdout = '';
	child.stdout.setEncoding('utf8').on('data', (chunk) => {
		stdout += chunk;
		if (reader.goesAway) child.stdout.destroy();
	});
	return { code: await exit, stdout, stderr };
}

/** Runs what the npm script runs, without npm's own second. */
function trace(args: string[], reader?: Reader): Promise<Result> {
	const tsx = join(project, 'node_modules/.bin/tsx');
	const scripts = join(project, 'scripts');
	const config = ['--tsconfig', join(scripts, 'tsconfig.json')];
	return run(tsx, [...config, join(scripts, 'trace.ts'), ...args], reader);
}

describe('npm run --silent trace', () => {
	test('prints the trace of files named from where it is called, and nothing else', async () => {
		const args = ['--prefix', project, 'run', '--silent', 'trace', '--'];
		const result = await run('npm', [...args, 'tiny.json', 'tiny-sample.json']);
		const stdout = writeTrace(learningStep(tiny, tinySample));
		expect(result).toEqual({ stdout, stderr: '', code: 0 });
	});
});

describe('the trace command', () => {
	test('goes down to the input with --to-input, wherever that stands', async () => {
		const result = await trace(['--to-input', 'tiny.json', 'tiny-sample.json']);
		const stdout = writeTrace(learningStep(tiny, tinySample, { toInput: true }));
		expect(result).toEqual({ stdout, stderr: '', code: 0 });
	});

	test('gives a slow reader the whole trace of a 784-30-10 pass', async () => {
		const result = await trace(['mnist.json', 'digit.json'], { delay: 2000 });
		expect(result.stderr).toBe('');
		expect(result.code).toBe(0);
		expect(result.stdout === writeTrace(learningStep(mnist, digit))).toBe(true);
	});

	test('is quiet when its reader has seen enough', async () => {
		const result = await trace(['mnist.json', 'digit.json'], { goesAway: true });
		expect(result.stdout.length).toBeLessThan(writeTrace(learningStep(mnist, digit)).length);
		expect(result).toMatchObject({ stderr: '', code: 0 });
	});

	test('prints the trace of a pass that stopped, and says why', async () => {
		const recorded = learningStep(overflowing, pair);
		const { step, why } = recorded.stopped!;
		expect(await trace(['overflowing.json', 'pair.json'])).toEqual({
			stdout: writeTrace(recorded),
			stderr: `the pass stopped at step ${step}: ${why}\n`,
			code: 1
		});
	});

	test.each([
		[
			['ragged.json', 'tiny-sample.json'],
			'ragged.json: weights[0][1] must have 3 numbers, one per neuron of layer 0, but has 2'
		],
		[
			['tiny.json', 'pair.json'],
			'pair.json: input must have 3 numbers, one per neuron of layer 0, but has 2'
		],
		[['tiny.json', 'binary.json'], 'binary.json: is not UTF-8 text'],
		[['no\nsuch.json', 'pair.json'], 'no\\u000asuch.json: no such file'],
		[['tiny.json', '.'], '.: is a folder, not a file'],
		[['tiny.json'], `give a model and a sample, not 1 file ${USAGE}`],
		[['--input', 'tiny.json', 'tiny-sample.json'], `Unknown option '--input' ${USAGE}`]
	])('%j is refused in one line', async (args, line) => {
		expect(await trace(args)).toEqual({ stdout: '', stderr: `${line}\n`, code: 1 });
	});
});
