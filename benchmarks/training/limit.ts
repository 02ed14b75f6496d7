import { PIXELS } from '$digits/digit-set';
import { inked, writeSparse } from '$training/labelled-images';
import { shuffle } from '$training/shuffle';
import { bestKernel } from '$training/best-kernel';
import { wasmMemory } from '$training/wasm-kernel';
import { assembled, readKernel } from '../../scripts/compile-kernel.js';
import type { Mnist } from '../../scripts/mnist-folder';
import type { Row } from '../table';
import { ownRun } from './own-run';

/** So often each is done; the quickest counts: what others do on the machine only makes it slower. */
const ROUNDS = 30;

/** The rows of a block of 32 hidden neurons. */
const ROW = 128;

interface Rows {
	readRows(
		starts: number,
		pixels: number,
		order: number,
		n: number,
		rows: number,
		out: number
	): void;
	rewriteRows: Rows['readRows'];
}

/**
 * How near the kernel comes to what its layout allows: an epoch beside the same rows of W¹ read once,
 * and read and written once, in the same order, with nothing computed.
 */
export async function limitRows(mnist: Mnist): Promise<Row[]> {
	const { read, rewrite } = await rowsOnly(mnist);
	const run = ownRun(await bestKernel(readKernel), mnist);
	const times = { epoch: [] as number[], read: [] as number[], rewrite: [] as number[] };
	for (let round = 0; round < ROUNDS; round++) {
		times.epoch.push(run.trainEpoch().seconds);
		times.read.push(seconds(read));
		times.rewrite.push(seconds(rewrite));
	}
	const [epoch, reading, rewriting] = Object.values(times).map((list) => Math.min(...list));
	const ms = (s: number) => `${(1000 * s).toFixed(1)} ms`;
	const share = (100 * (reading + rewriting)) / epoch;
	return [
		['an epoch of our kernel in Node, the quickest of 30', ms(epoch), ''],
		['the rows of W¹ of all inked pixels read, nothing else', ms(reading), ''],
		['the same rows read and written, nothing else', ms(rewriting), ''],
		['both together, as a share of the epoch', `${share.toFixed(0)} %`, '']
	];
}

async function rowsOnly({ train }: Mnist) {
	const LINE = 64;
	const inks = inked(train);
	const order = ROW * PIXELS + LINE;
	const starts = order + 4 * train.count + LINE;
	const pixels = starts + 4 * (train.count + 1) + LINE;
	const memory = wasmMemory(pixels + 4 * inks);
	const { buffer } = memory;
	shuffle(new Uint32Array(buffer, order, train.count), { seed: 1, epoch: 1 });
	writeSparse(train, PIXELS, {
		starts: new Uint32Array(buffer, starts, train.count + 1),
		inks: new Uint32Array(buffer, pixels, inks)
	});
	const bytes = await assembled('benchmarks/training/assembly/rows.ts');
	const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
	const { readRows, rewriteRows } = instance.exports as unknown as Rows;
	const over = (rows: Rows['readRows']) => () =>
		rows(starts, pixels, order, train.count, 0, ROW * PIXELS);
	return { read: over(readRows), rewrite: over(rewriteRows) };
}

function seconds(work: () => void): number {
	const begun = performance.now();
	work();
	return (performance.now() - begun) / 1000;
}
