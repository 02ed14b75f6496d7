import { minusLogSoftmax, type ActivationName } from './activations';

/** A cost E and its derivative by one output, N being the number of outputs. */
export interface Cost {
	/** The activations its outputs may have. */
	readonly outputs: readonly ActivationName[];
	/** The targets it can take: any numbers, each from 0 to 1, or such that also sum to 1. */
	readonly targets: 'any' | 'fractions' | 'distribution';
	/** What E is computed from: the outputs o, or z so that it stays finite when an output reaches 0 or 1. */
	readonly from: 'o' | 'z';
	/** E from the N outputs (or the N z, as `from` says) and the N targets. */
	readonly value: (x: ArrayLike<number>, t: ArrayLike<number>) => number;
	/** ∂E/∂o of one output. */
	readonly prime: (o: number, t: number, N: number) => number;
}

export type CostName =
	'half-squared-error' | 'mean-squared-error' | 'binary-cross-entropy' | 'cross-entropy';

const anyButSoftmax: readonly ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity'];

/** The costs by name. Neither cross-entropy is divided by N. */
export const costs: Record<CostName, Cost> = {
	/** E = ½ Σ (o − t)² */
	'half-squared-error': {
		outputs: anyButSoftmax,
		targets: 'any',
		from: 'o',
		value: (o, t) => 0.5 * squaredDistance(o, t),
		prime: (o, t) => o - t
	},
	/** E = (1/N) Σ (o − t)² */
	'mean-squared-error': {
		outputs: anyButSoftmax,
		targets: 'any',
		from: 'o',
		value: (o, t) => squaredDistance(o, t) / o.length,
		prime: (o, t, N) => (2 / N) * (o - t)
	},
	/** E = −Σ [t ln o + (1 − t) ln(1 − o)] = Σ [max(z, 0) − t z + ln(1 + e^{−|z|})] for o = sigmoid(z) */
	'binary-cross-entropy': {
		outputs: ['sigmoid'],
		targets: 'fractions',
		from: 'z',
		value: (z, t) => {
			let sum = 0;
			for (let k = 0; k < z.length; k++) {
				sum += Math.max(z[k], 0) - t[k] * z[k] + Math.log1p(Math.exp(-Math.abs(z[k])));
			}
			return sum;
		},
		// With t = 1 or t = 0 one of the two logarithms is not there at all, so an output
		// that has reached its target exactly must not turn into 0 / 0.
		prime: (o, t) => (t === 1 ? -1 / o : t === 0 ? 1 / (1 - o) : (o - t) / (o * (1 - o)))
	},
	/** E = −Σ t ln o = Σ t (ln Σ e^z − z) for o = softmax(z) */
	'cross-entropy': {
		outputs: ['softmax'],
		targets: 'distribution',
		from: 'z',
		value: (z, t) => {
			const surprise = minusLogSoftmax(z);
			let sum = 0;
			// 0 ln 0 counts as 0: an output that is not asked for says nothing.
			for (let k = 0; k < z.length; k++) if (t[k] !== 0) sum += t[k] * surprise[k];
			return sum;
		},
		prime: (o, t) => -t / o
	}
};

function squaredDistance(o: ArrayLike<number>, t: ArrayLike<number>): number {
	let sum = 0;
	for (let k = 0; k < o.length; k++) sum += (o[k] - t[k]) * (o[k] - t[k]);
	return sum;
}
