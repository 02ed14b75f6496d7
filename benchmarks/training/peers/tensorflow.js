// TensorFlow.js: 784-30-10, sigmoid, half the squared error, batches of 10, η 3, by its own optimizer.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { answer, data } from './answer.js';

const require = createRequire(import.meta.url);
const backend = process.argv[4];
const tf = require('@tensorflow/tfjs');
if (backend === 'wasm') {
	const wasm = require('@tensorflow/tfjs-backend-wasm');
	wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
}
if (!(await tf.setBackend(backend)))
	throw new Error(`TensorFlow.js has no backend ${backend} here`);
tf.enableProdMode();

const variable = (/** @type {number[]} */ shape, /** @type {number} */ deviation) =>
	tf.variable(tf.randomNormal(shape, 0, deviation, 'float32', 1));
const W1 = variable([784, 30], 784 ** -0.5);
const b1 = variable([30], 1);
const W2 = variable([30, 10], 30 ** -0.5);
const b2 = variable([10], 1);
const optimizer = tf.train.sgd(3);

const answers = (/** @type {any} */ x) =>
	tf.sigmoid(tf.add(tf.matMul(tf.sigmoid(tf.add(tf.matMul(x, W1), b1)), W2), b2));

/** @param {Uint8Array} pixels @param {number[]} images */
function inputs(pixels, images) {
	const levels = new Float32Array(784 * images.length);
	images.forEach((image, row) => {
		for (let p = 0; p < 784; p++) levels[784 * row + p] = pixels[784 * image + p] / 255;
	});
	return tf.tensor2d(levels, [images.length, 784]);
}

/** @param {number[]} images */
function targets(images) {
	const ones = new Float32Array(10 * images.length);
	images.forEach((image, row) => (ones[10 * row + data.train.labels[image]] = 1));
	return tf.tensor2d(ones, [images.length, 10]);
}

/** @type {Uint8Array | undefined} */
let tested;

answer({
	learn: (batch) =>
		tf.tidy(() => {
			const [x, y] = [inputs(data.train.pixels, batch), targets(batch)];
			const half = 0.5 / batch.length;
			const cost = () => tf.mul(tf.sum(tf.square(tf.sub(answers(x), y))), half);
			return optimizer.minimize(cost, true).dataSync()[0];
		}),
	answer(image) {
		const { length } = data.test.labels;
		tested ??= tf.tidy(() => {
			const all = Array.from({ length }, (_, k) => k);
			return tf.argMax(answers(inputs(data.test.pixels, all)), 1).dataSync();
		});
		return tested[image];
	}
});
