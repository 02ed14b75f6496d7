import { learningStep } from '$engine/learning-step';
import { column } from '$engine/tensor';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { oneHot } from '$digits/one-hot';
import { builtIn } from '$state/networks';
import { median, quantile } from './statistics';

const WARM_UP = 50;
const PASSES = 500;

/** Milliseconds that one recorded pass of 784-30-10 takes in Node: median and 95th percentile. */
export function passTime() {
	const { network } = builtIn['784-30-10']();
	const { input, label } = drawnDigit();
	const sample = { input: column(input), target: column(oneHot(label!)) };
	const times: number[] = [];
	for (let pass = 0; pass < WARM_UP + PASSES; pass++) {
		const start = performance.now();
		learningStep(network, sample);
		times.push(performance.now() - start);
	}
	const counted = times.slice(WARM_UP);
	return { median: median(counted), p95: quantile(counted, 0.95), passes: PASSES };
}
