import { seeded } from '$engine/random';
import { bestKernel } from '$training/best-kernel';
import { readKernel } from '../../scripts/compile-kernel.js';
import type { Mnist } from '../../scripts/mnist-folder';
import { median, quantile } from '../statistics';
import { ownRun } from './own-run';

const LOOKS = 500;

/** Milliseconds to get the parameters after an update drawn at random from a run of 30 epochs, and the bytes of its checkpoints. */
export async function history(mnist: Mnist) {
	const { run } = ownRun(await bestKernel(readKernel), mnist, 30);
	while (run.done < run.length) run.step();
	const random = seeded(5);
	const times = Array.from({ length: LOOKS }, () => {
		const update = Math.floor(random() * (run.length + 1));
		const begun = performance.now();
		run.parametersAfter(update);
		return performance.now() - begun;
	});
	const { updates } = run.checkpoints;
	return {
		looks: LOOKS,
		updates: run.length,
		median: median(times),
		p95: quantile(times, 0.95),
		checkpoints: updates.length,
		bytes: updates.length * run.parametersAfter(0).byteLength
	};
}
