import { costs } from './costs';
import { checkShapes, type BatchRules, type Network, type Sample } from './network';
import { NotFinite, Tape } from './tape';
import type { Tensor } from './tensor';
import type { Name, Ref, Trace } from './trace';

/** The batch that a sample is one of. */
export interface Batch {
	readonly rules: BatchRules;
	/**
	 * For each parameter, W¹, b¹, W² …, the sum of its gradients over all samples but the one of the
	 * pass, at the network's own weights; empty when there are no others.
	 */
	readonly rest: readonly (Name & { readonly tensor: Tensor })[];
}

/**
 * One step of learning from one sample: forward, cost, backward and update, in the book's order
 * (Nielsen, Neural Networks and Deep Learning, chapter 2). Nothing is overwritten: the way back
 * uses the weights of the way forward, and the new weights are new values.
 *
 * With `toInput` the way back goes on to ∂E/∂a⁰. With a `batch` the update goes by the mean gradient
 * of its samples: the others' are given, as `batchOf` computes them. A result that is not finite ends the trace.
 *
 * The network and the sample are only read. The trace holds their own numbers, not copies, so
 * they must not be written to as long as the trace is used.
 *
 * Throws a RangeError when shapes do not fit, or when the cost cannot follow the activations or
 * take the target.
 */
export function learningStep(
	network: Network,
	sample: Sample,
	{ toInput = false, batch }: { toInput?: boolean; batch?: Batch | undefined } = {}
): Trace {
	checkShapes(network, sample);
	const tape = new Tape({ ...network, batch: batch?.rules });
	try {
		recordLearningStep(tape, network, sample, toInput, batch?.rest ?? []);
	} catch (error) {
		if (!(error instanceof NotFinite)) throw error;
	}
	return tape.trace();
}

function recordLearningStep(
	tape: Tape,
	network: Network,
	sample: Sample,
	toInput: boolean,
	rest: Batch['rest']
) {
	const L = network.layers.length - 1;
	const W: Ref[] = [];
	const b: Ref[] = [];
	const z: Ref[] = [];
	const a: Ref[] = [];
	const delta: Ref[] = [];
	const dE_dW: Ref[] = [];
	const dE_db: Ref[] = [];

	a[0] = tape.given({ symbol: 'a', layer: 0 }, sample.input);
	const t = tape.given({ symbol: 't', layer: L }, sample.target);
	for (let l = 1; l <= L; l++) {
		W[l] = tape.given({ symbol: 'W', layer: l }, network.weights[l - 1]);
		if (network.biases) b[l] = tape.given({ symbol: 'b', layer: l }, network.biases[l - 1]);
	}
	for (const value of rest) tape.given(value, value.tensor);

	for (let l = 1; l <= L; l++) {
		const bias = network.biases ? { b: b[l] } : {};
		z[l] = tape.record('affine', l, { W: W[l], a: a[l - 1], ...bias });
		a[l] = tape.record('activate', l, { z: z[l] });
	}
	const o = a[L];
	const stable = costs[network.cost].from === 'z' ? { z: z[L] } : {};
	tape.record('cost', L, { o, t, ...stable });

	const back = (l: number) => {
		const W_T = tape.record('transpose', l, { W: W[l + 1] });
		return tape.record('matvec', l, { M: W_T, v: delta[l + 1] });
	};
	for (let l = L; l >= 1; l--) {
		if (network.activations[l - 1] === 'softmax') {
			delta[l] = tape.record('softmaxDelta', l, { o, t });
		} else {
			const dE_da = l === L ? tape.record('costPrime', l, { o, t }) : back(l);
			const sigmaPrime = tape.record('activatePrime', l, { z: z[l], a: a[l] });
			delta[l] = tape.record('hadamard', l, { u: dE_da, v: sigmaPrime });
		}
		dE_dW[l] = tape.record('outer', l, { delta: delta[l], a: a[l - 1] });
		if (network.biases) dE_db[l] = tape.record('biasGradient', l, { delta: delta[l] });
	}
	if (toInput) back(0);

	const update = (l: number, p: Ref, own: Ref) => {
		// The sums are given right after the parameters, and in their order.
		const others = (p + rest.length) as Ref;
		const g = rest.length > 0 ? tape.record('batchMean', l, { g: own, rest: others }) : own;
		tape.record('descend', l, { p, g });
	};
	for (let l = L; l >= 1; l--) {
		update(l, W[l], dE_dW[l]);
		if (network.biases) update(l, b[l], dE_db[l]);
	}
}
