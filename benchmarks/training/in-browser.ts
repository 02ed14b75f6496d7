/** What the benchmark's bare page has: our kernel, on what lies beside the page. */
import { bestKernel } from '$training/best-kernel';
import { ownBytes } from './own-bytes';
import { ownRun } from './own-run';

const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer());

async function set(name: string) {
	const [pixels, labels] = [await bytes(`${name}-pixels`), await bytes(`${name}-labels`)];
	return { count: labels.length, pixels, labels };
}

async function kernel() {
	const choice = await bestKernel(() => bytes('kernel.wasm'));
	if (!choice.simd) throw new Error('this browser has no WebAssembly SIMD');
	return choice;
}

let run: ReturnType<typeof ownRun>;

const page = {
	begin: async () => {
		run = ownRun(await kernel(), { train: await set('train'), test: await set('test') });
	},
	trainEpoch: () => run.trainEpoch(),
	test: () => run.test(),
	bytes: async () => ownBytes(await kernel())
};

declare global {
	var backstep: typeof page;
}
globalThis.backstep = page;
