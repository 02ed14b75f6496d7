import type { Browser } from 'playwright';
import { bestKernel, scalarChoice, type KernelChoice } from '$training/best-kernel';
import { readKernel } from '../../scripts/compile-kernel.js';
import type { Mnist } from '../../scripts/mnist-folder';
import type { Contestant } from './contestant';
import { ownRun } from './own-run';

/** Our kernel in Node, and its scalar twin. */
export async function inNode(mnist: Mnist): Promise<{ kernel: Contestant; scalar: Contestant }> {
	const choice = await bestKernel(readKernel);
	if (!choice.simd) throw new Error('this Node has no WebAssembly SIMD');
	return {
		kernel: contestant('our kernel, Node', choice, mnist),
		scalar: contestant('our scalar twin, Node', scalarChoice, mnist)
	};
}

function contestant(name: string, choice: KernelChoice, mnist: Mnist): Contestant {
	const run = ownRun(choice, mnist);
	return {
		name,
		images: mnist.train.count,
		train: async () => run.trainEpoch(),
		test: async () => run.test(),
		close: async () => undefined
	};
}

/** Our kernel in Chromium, on the bare page. */
export async function inChromium(
	browser: Browser,
	url: string,
	{ train }: Mnist
): Promise<Contestant> {
	const page = await browser.newPage();
	await page.goto(url);
	await page.evaluate(() => backstep.begin());
	return {
		name: 'our kernel, Chromium',
		images: train.count,
		train: () => page.evaluate(() => backstep.trainEpoch()),
		test: () => page.evaluate(() => backstep.test()),
		close: () => page.close()
	};
}
