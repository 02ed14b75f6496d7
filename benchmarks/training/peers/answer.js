import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The images of one round: too few for an epoch, because an epoch would take too long. */
const [, , folder, images] = process.argv;

/** @param {string} name */
const read = (name) => new Uint8Array(readFileSync(join(folder, name)));

/** The data that every contestant has: bytes of images and labels. */
export const data = {
	train: { pixels: read('train-pixels'), labels: read('train-labels') },
	test: { pixels: read('test-pixels'), labels: read('test-labels') }
};

/**
 * Answers the benchmark, which writes `train` or `test` to stdin, by one line of JSON each: the
 * seconds that the next images took and the mean of their costs, or the accuracy on the test images.
 * The images come in the order they lie in: MNIST's is shuffled.
 *
 * @param {object} peer
 * @param {(images: number[]) => number | Promise<number>} peer.learn updates by these images; their mean cost
 * @param {(image: number) => number} peer.answer the digit that a test image is taken for
 */
export function answer({ learn, answer }) {
	const { length } = data.train.labels;
	let next = 0;
	const asked = createInterface({ input: process.stdin });
	asked.on('line', async (line) => {
		console.log(JSON.stringify(line === 'train' ? await train() : { accuracy: test() }));
	});

	async function train() {
		const round = Array.from({ length: Number(images) }, (_, k) => (next + k) % length);
		next = (next + round.length) % length;
		const begun = performance.now();
		const cost = await learn(round);
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
 * @param {(batch: number[]) => number} learn one update by a batch; its mean cost
 * @returns {(images: number[]) => number}
 */
export function byTens(learn) {
	return (images) => {
		let cost = 0;
		for (let k = 0; k < images.length; k += 10) cost += learn(images.slice(k, k + 10));
		return cost / (images.length / 10);
	};
}
