/**
 * How alike the pen's digits and MNIST's are: a 784-30-10 network is trained on the one and tested on
 * the other, both ways round. Also how fast the pen is.
 *
 *     npx tsx --tsconfig scripts/tsconfig.json benchmarks/pen.ts
 *         [--data DIR]    the folder of MNIST's four files (../shared/mnist)
 *         [--test]        test on MNIST's 10,000 test images rather than on its 60,000 training images
 *         [--epochs N]    10
 *         [--sheet FILE]  a PNG of 200 of the pen's digits beside 200 of MNIST's training images
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DigitSet } from '$digits/digit-set';
import { readIdx } from '$digits/files/idx';
import { pairDigits } from '$digits/files/pair-digits';
import { penDigits } from '$digits/pen/pen-digits';
import { CLASS_ROW } from '$training/memory-layout';
import { Run } from '$training/run';
import { defaultSettings } from '$training/settings';
import { Trainer } from '$training/trainer';
import { wasmKernel, wasmMemory } from '$training/wasm-kernel';
import { writeSheet } from './sheet';

const { values } = parseArgs({
	options: {
		data: { type: 'string', default: '../shared/mnist' },
		test: { type: 'boolean', default: false },
		epochs: { type: 'string', default: '10' },
		sheet: { type: 'string' }
	}
});
const settings = { ...defaultSettings, epochs: Number(values.epochs) };

/** Digits of the pen to train on, and others to test with. */
const [LEARNT, ASKED] = [
	{ count: 60_000, seed: 1 },
	{ count: 10_000, seed: 2 }
];

if (!existsSync(values.data)) {
	console.error(`There is no ${values.data}; --data names the folder of MNIST’s four files.`);
	process.exit(1);
}

async function mnist(prefix: 'train' | 't10k'): Promise<DigitSet> {
	const read = (name: string) =>
		readIdx(name, new Uint8Array(readFileSync(join(values.data, name))));
	const images = await read(`${prefix}-images-idx3-ubyte.gz`);
	const labels = await read(`${prefix}-labels-idx1-ubyte.gz`);
	if (images.kind !== 'images' || labels.kind !== 'labels') throw new Error('mixed up');
	return pairDigits(images, labels);
}

const kernel = await wasmKernel(readFileSync('src/training/kernel.wasm'));

/** Trains on one set and prints how much of the other is then read rightly, and as what, class by class. */
function trainAndTest(train: DigitSet, test: DigitSet, what: string): void {
	const { hidden, batchSize, cost } = settings;
	const sets = [train, test];
	const trainer = new Trainer(kernel, wasmMemory, { inputs: 784, hidden, batchSize, sets });
	const run = new Run(trainer, settings);
	while (run.done < run.length) run.step();

	const { outputs } = trainer.answers(1, 0, test.count, cost);
	const read = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
	for (let k = 0; k < test.count; k++) {
		const row = outputs.subarray(k * CLASS_ROW, k * CLASS_ROW + 10);
		read[test.labels[k]][row.indexOf(Math.max(...row))]++;
	}
	const right = read.reduce((sum, row, label) => sum + row[label], 0);
	console.log(`\n${what}: ${percent(right, test.count)} %`);
	console.log(`read as  ${read.map((_, label) => String(label).padStart(5)).join(' ')}`);
	read.forEach((row, label) => {
		const count = row.reduce((sum, n) => sum + n, 0);
		const shares = row.map((n) => percent(n, count, 1).padStart(5));
		console.log(`${String(label).padStart(7)}  ${shares.join(' ')}`);
	});
}

const percent = (part: number, whole: number, digits = 2) => ((100 * part) / whole).toFixed(digits);

const before = process.cpuUsage();
const pen = penDigits(LEARNT.count, LEARNT.seed);
const seconds = process.cpuUsage(before).user / 1e6;
const perSecond = Math.round(LEARNT.count / seconds).toLocaleString('en-US');
console.log(`the pen: ${perSecond} digits in a second of one core`);

const train = await mnist('train');
if (values.sheet !== undefined) writeSheet(values.sheet, [pen, train]);
const [asked, name] = values.test
	? [await mnist('t10k'), 'MNIST’s test images']
	: [train, 'MNIST’s training images'];
trainAndTest(pen, asked, `trained on the pen, tested on ${name}`);
trainAndTest(train, penDigits(ASKED.count, ASKED.seed), 'trained on MNIST, tested on the pen');
