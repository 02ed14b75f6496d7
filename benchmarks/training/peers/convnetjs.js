// ConvNetJS: 784-30-10, sigmoid, half the squared error, batches of 10, η 3.
import convnetjs from 'convnetjs';
import { answer, byTens, data } from './answer.js';

const size = (/** @type {number} */ depth) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
const full = (/** @type {number} */ from, /** @type {number} */ to) =>
	new convnetjs.FullyConnLayer({ ...size(from), num_neurons: to, bias_pref: 0 });

const net = new convnetjs.Net();
// Not by makeLayers, which would put one more layer of weights before the cost.
net.layers = [
	new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: 784 }),
	full(784, 30),
	new convnetjs.SigmoidLayer(size(30)),
	full(30, 10),
	new convnetjs.SigmoidLayer(size(10)),
	new convnetjs.RegressionLayer(size(10))
];
const trainer = new convnetjs.SGDTrainer(net, {
	method: 'sgd',
	learning_rate: 3,
	momentum: 0,
	batch_size: 10,
	l2_decay: 0
});

/** @param {Float32Array} levels @param {number} image */
function volume(levels, image) {
	const input = new convnetjs.Vol(1, 1, 784, 0);
	input.w = levels.subarray(784 * image, 784 * (image + 1));
	return input;
}

/** @param {number} label */
const target = (label) => Array.from({ length: 10 }, (_, k) => (k === label ? 1 : 0));

answer({
	learn: byTens((first, last) => {
		let cost = 0;
		for (let image = first; image < last; image++) {
			const input = volume(data.train.levels, image);
			cost += trainer.train(input, target(data.train.labels[image])).loss;
		}
		return cost / (last - first);
	}),
	answer(image) {
		const { w } = net.forward(volume(data.test.levels, image));
		return w.indexOf(Math.max(...w));
	}
});
