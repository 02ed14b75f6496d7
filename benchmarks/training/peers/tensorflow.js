// TensorFlow.js: 784-30-10, sigmoid, half the squared error, batches of 10, η 3:
//
//     node tensorflow.js FOLDER IMAGES wasm|cpu fit|loop
//
// by `model.fit`, or by the fastest loop there is around its operations and its optimizer.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { answer, byTens, data } from './answer.js';

const require = createRequire(import.meta.url);
const [, , , , backend, how] = process.argv;
const tf = require('@tensorflow/tfjs');
if (backend === 'wasm') {
	const wasm = require('@tensorflow/tfjs-backend-wasm');
	wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
}
if (!(await tf.setBackend(backend)))
	throw new Error(`TensorFlow.js has no backend ${backend} here`);
tf.enableProdMode();

const { learn, answers } = how === 'fit' ? fit() : loop();

/** @type {Uint8Array | undefined} */
let tested;

answer({
	learn,
	answer(image) {
		const all = () => inputs(data.test.levels, 0, data.test.labels.length);
		tested ??= tf.tidy(() => tf.argMax(answers(all()), 1).dataSync());
		return tested[image];
	}
});

function fit() {
	const activation = 'sigmoid';
	const model = tf.sequential();
	model.add(tf.layers.dense({ units: 30, activation, inputShape: [784] }));
	model.add(tf.layers.dense({ units: 10, activation }));
	const loss = (/** @type {any} */ y, /** @type {any} */ a) =>
		tf.mul(tf.sum(tf.square(tf.sub(a, y)), 1), 0.5);
	model.compile({ optimizer: tf.train.sgd(3), loss });
	return {
		async learn(/** @type {number} */ first, /** @type {number} */ last) {
			const [x, y] = [inputs(data.train.levels, first, last), targets(first, last)];
			const options = { batchSize: 10, epochs: 1, verbose: 0, yieldEvery: 'never' };
			const { history } = await model.fit(x, y, options);
			tf.dispose([x, y]);
			return history.loss[0];
		},
		answers: (/** @type {any} */ x) => model.predict(x)
	};
}

function loop() {
	const variable = (/** @type {number[]} */ shape, /** @type {number} */ deviation) =>
		tf.variable(tf.randomNormal(shape, 0, deviation, 'float32', 1));
	const W1 = variable([784, 30], 784 ** -0.5);
	const b1 = variable([30], 1);
	const W2 = variable([30, 10], 30 ** -0.5);
	const b2 = variable([10], 1);
	const optimizer = tf.train.sgd(3);
	const answers = (/** @type {any} */ x) =>
		tf.sigmoid(tf.add(tf.matMul(tf.sigmoid(tf.add(tf.matMul(x, W1), b1)), W2), b2));
	const learn = (/** @type {number} */ first, /** @type {number} */ last) =>
		tf.tidy(() => {
			const [x, y] = [inputs(data.train.levels, first, last), targets(first, last)];
			const half = 0.5 / (last - first);
			const cost = () => tf.mul(tf.sum(tf.square(tf.sub(answers(x), y))), half);
			return optimizer.minimize(cost, true).dataSync()[0];
		});
	return { learn: byTens(learn), answers };
}

/** @param {Float32Array} levels @param {number} first @param {number} last */
function inputs(levels, first, last) {
	return tf.tensor2d(levels.subarray(784 * first, 784 * last), [last - first, 784]);
}

/** @param {number} first @param {number} last */
function targets(first, last) {
	const ones = new Float32Array(10 * (last - first));
	for (let k = first; k < last; k++) ones[10 * (k - first) + data.train.labels[k]] = 1;
	return tf.tensor2d(ones, [last - first, 10]);
}
