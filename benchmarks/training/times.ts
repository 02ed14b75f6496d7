import { chromium } from 'playwright';
import { launchOptions } from '../../scripts/browser.js';
import type { Mnist } from '../../scripts/mnist-folder';
import { median } from '../statistics';
import type { Row } from '../table';
import { barePage } from './bare-page';
import type { Contestant } from './contestant';
import { history } from './history';
import { inChromium, inNode } from './own-contestants';
import { hasNumpy, libraries, numpy } from './peer-contestants';
import { installPeers } from './peer-packages';

/** After one that does not count, in which code is compiled and caches are filled. */
const ROUNDS = 5;

/** What each must recognise at the end, or it has not been training. */
const LEAST_ACCURACY = 0.85;

/**
 * Seconds that an epoch of MNIST takes, ours and others', and how fast the past of a run is found.
 * Round after round each trains in turn, with an epoch of our kernel right before it, so that whatever
 * slows the machine down slows both.
 */
export async function trainingRows(mnist: Mnist): Promise<Row[]> {
	installPeers();
	const page = await barePage(mnist);
	const browser = await chromium.launch(launchOptions());
	const { kernel, scalar } = await inNode(mnist);
	const others: Contestant[] = [];
	try {
		const epoch = mnist.train.count;
		if (hasNumpy()) others.push(...numpy(page.folder, epoch));
		others.push(await inChromium(browser, page.url, mnist), scalar);
		others.push(...libraries(page.folder, epoch));
		const laps = await inTurn(kernel, others);
		for (const one of [kernel, ...others]) await checkLearning(one);
		const own = others.flatMap((one) => laps.get(one)!.map((lap) => lap.own));
		return [
			[`epoch of ${many(epoch)}, ${kernel.name}`, `median ${median(own).toFixed(3)} s`, ''],
			...others.map((one) => lapsRow(one, laps.get(one)!, epoch)),
			...(hasNumpy() ? [] : [['NumPy', 'skipped: python3 has no numpy', ''] as const]),
			await historyRow(mnist)
		];
	} finally {
		await Promise.all(others.map((one) => one.close()));
		await browser.close();
		await page.close();
	}
}

/** Seconds of an epoch: our kernel's, and right after it another's. */
interface Lap {
	readonly own: number;
	readonly other: number;
}

/** The laps of each, all of one round before the next. */
async function inTurn(kernel: Contestant, others: readonly Contestant[]) {
	const laps = new Map<Contestant, Lap[]>(others.map((one) => [one, []]));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const one of others) {
			const own = await secondsOfEpoch(kernel, kernel.images);
			const other = await secondsOfEpoch(one, kernel.images);
			if (round > 0) laps.get(one)!.push({ own, other });
		}
	}
	return laps;
}

/** What an epoch takes, or would take at the pace of a part of it. */
async function secondsOfEpoch(one: Contestant, epoch: number): Promise<number> {
	const { seconds } = await one.train();
	return (seconds * epoch) / one.images;
}

/** @throws {Error} when a contestant cannot be training: what it takes then means nothing */
async function checkLearning(one: Contestant): Promise<void> {
	const accuracy = await one.test();
	if (accuracy > LEAST_ACCURACY) return;
	throw new Error(`${one.name} does not learn: its accuracy is ${accuracy}`);
}

/** What another takes, and how many times as long as our kernel: the median, and every round. */
function lapsRow({ name, images, goal }: Contestant, laps: readonly Lap[], epoch: number): Row {
	const ratios = laps.map(({ own, other }) => other / own);
	const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;
	return [
		`epoch of ${many(epoch)}, ${name}${images < epoch ? `, by ${many(images)} images` : ''}`,
		`median ${median(laps.map(({ other }) => other)).toFixed(3)} s, ${times(median(ratios))} (${ratios.map(times).join(' ')})`,
		goal ? `≥ ${goal}×` : ''
	];
}

async function historyRow(mnist: Mnist): Promise<Row> {
	const { looks, updates, median, p95, checkpoints, bytes } = await history(mnist);
	return [
		`weights after any of ${many(updates)} updates, Node (${looks} looks)`,
		`median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${checkpoints} checkpoints, ${(bytes / 1e6).toFixed(1)} MB`,
		'≤ 16 ms'
	];
}

const many = (n: number) => n.toLocaleString('en-US');
