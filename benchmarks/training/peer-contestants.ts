import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant';

/** One core for each of them, as ours has one. */
const env = {
	...process.env,
	OPENBLAS_NUM_THREADS: '1',
	OMP_NUM_THREADS: '1',
	MKL_NUM_THREADS: '1'
};

const path = (name: string) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));

/** Whether there is a NumPy to measure. */
export function hasNumpy(): boolean {
	return spawnSync('python3', ['-c', 'import numpy']).status === 0;
}

/** NumPy on the data in a folder: with a matrix for each batch, and one image after another. */
export function numpy(folder: string, epoch: number): Contestant[] {
	const start = (name: string, images: number, how: string, goal = 0) => {
		const command = ['python3', path('numpy-peer.py'), folder, String(images), how];
		return ownProcess({ name, images, goal }, command);
	};
	return [
		start('NumPy, batched', epoch, 'batched', 2.5),
		start('NumPy, per sample', Math.min(6_000, epoch), 'per-sample')
	];
}

/** The JavaScript libraries on the data in a folder. */
export function libraries(folder: string, epoch: number): Contestant[] {
	const start = (name: string, images: number, script: string, args: string[], goal = 0) => {
		const part = Math.min(images, epoch);
		const command = [process.execPath, path(script), folder, String(part), ...args];
		return ownProcess({ name, images: part, goal }, command);
	};
	return [
		start('TensorFlow.js wasm, model.fit', 6_000, 'tensorflow.js', ['wasm', 'fit'], 60),
		start('TensorFlow.js wasm, own loop', 6_000, 'tensorflow.js', ['wasm', 'loop'], 60),
		start('TensorFlow.js cpu, own loop', 3_000, 'tensorflow.js', ['cpu', 'loop']),
		start('ConvNetJS', 6_000, 'convnetjs.js', [])
	];
}

/** A contestant in a process of its own, asked on stdin and answering on stdout, a line each. */
function ownProcess(
	one: Pick<Contestant, 'name' | 'images' | 'goal'>,
	[command, ...args]: string[]
): Contestant {
	const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const ask = async (question: string) => {
		child.stdin.write(`${question}\n`);
		const { value, done } = await lines.next();
		if (done) throw new Error(`${one.name} has stopped`);
		return JSON.parse(value);
	};
	return {
		...one,
		train: () => ask('train'),
		test: async () => (await ask('test')).accuracy,
		async close() {
			child.stdin.end();
			if (child.exitCode === null) await once(child, 'exit');
		}
	};
}
