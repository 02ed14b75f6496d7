import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where the data lies, and how many images one round has. */
const [, , folder, images] = process.argv;

/** @param {string} name */
const read = (name) => new Uint8Array(readFileSync(join(folder, name)));

/** The data: grey levels from 0 to 1, image after image, and labels. */
export const data = {
	train: { levels: levels('train-pixels'), labels: read('train-labels') },
	test: { levels: levels('test-pixels'), labels: read('test-labels') }
};

/** @param {string} name */
function levels(name) {
	const pixels = read(name);
	const levels = new Float32Array(pixels.length);
	for (let k = 0; k < pixels.length; k++) levels[k] = pixels[k] / 255;
	return levels;
}

/**
 * Answers the benchmark, which writes `train` or `test` to stdin, by one line of JSON each: the
 * seconds that the next images took and the mean of their costs, or the accuracy on the test images.
 * The images come in the order they lie in: MNIST's is shuffled.
 *
 * @param {object} peer
 * @param {(first: number, last: number) => number | Promise<number>} peer.learn updates by the images
 * from `first` to `last` − 1; their mean cost
 * @param {(image: number) => number} peer.answer the digit that a test image is taken for
 */
export async function answer({ learn, answer }) {
	const { length } = data.train.labels;
	let next = 0;
	for await (const line of createInterface({ input: process.stdin })) {
		console.log(JSON.stringify(line === 'train' ? await train() : { accuracy: test() }));
	}

	async function train() {
		const count = Number(images);
		if (next + count > length) next = 0;
		const [first, last] = [next, (next += count)];
		const begun = performance.now();
		const cost = await learn(first, last);
		return { seconds: (performance.now() - begun) / 1000, cost };
	}

	function test() {
		const { labels } = data.test;
		const tested = Math.min(2000, labels.length);
		let right = 0;
		for (let k = 0; k < tested; k++) if (answer(k) === labels[k]) right++;
		return right / tested;
	}
}

/**
 * Learning by batches of ten.
 * @param {(first: number, last: number) => number} learn one update by a batch; its mean cost
 * @returns {(first: number, last: number) => number}
 */
export function byTens(learn) {
	return (first, last) => {
		let cost = 0;
		for (let k = first; k < last; k += 10) cost += learn(k, k + 10);
		return cost / ((last - first) / 10);
	};
}
