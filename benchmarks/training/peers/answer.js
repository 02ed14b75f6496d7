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
 * @param {(batch: number[]) => number} peer.learn one update by these images; their mean cost
 * @param {(image: number) => number} peer.answer the digit that a test image is taken for
 */
export function answer({ learn, answer }) {
	const { length } = data.train.labels;
	let next = 0;
	const asked = createInterface({ input: process.stdin });
	asked.on('line', (line) => {
		console.log(JSON.stringify(line === 'train' ? train() : { accuracy: test() }));
	});

	function train() {
		const updates = Number(images) / 10;
		let cost = 0;
		const begun = performance.now();
		for (let update = 0; update < updates; update++) {
			cost += learn(Array.from({ length: 10 }, (_, k) => (next + k) % length));
			next = (next + 10) % length;
		}
		return { seconds: (performance.now() - begun) / 1000, cost: cost / updates };
	}

	function test() {
		const { labels } = data.test;
		const tested = Math.min(2000, labels.length);
		let right = 0;
		for (let k = 0; k < tested; k++) if (answer(k) === labels[k]) right++;
		return right / tested;
	}
}
