import { answersInPeace, type Answers } from '$digits/answers';
import type { DigitSet } from '$digits/digit-set';
import type { Network } from '$engine/network';
import { rowMajor, type Tensor } from '$engine/tensor';

/** So many answers are kept: those to MNIST's two sets and to the pen's, by two networks. */
const MOST_KEPT = 6;

/** The latest answers first. */
let kept: readonly { network: Network; set: DigitSet; answers: Answers }[] = [];

/** What a network answers to a set, where it has been worked out; null where it has not. */
export function keptAnswers(network: Network, set: DigitSet): Answers | null {
	const known = kept.find((one) => one.set === set && answersAlike(one.network, network));
	return known?.answers ?? null;
}

/**
 * What a network answers to a set, worked out in slices; `onprogress` hears how many digits are done.
 * Rejects with the signal's reason once it is aborted.
 */
export async function answersTo(
	network: Network,
	set: DigitSet,
	options: { signal: AbortSignal; onprogress: (done: number) => void }
): Promise<Answers> {
	const known = keptAnswers(network, set);
	if (known) return known;
	const answers = await answersInPeace(network, set, options);
	kept = [{ network, set, answers }, ...kept].slice(0, MOST_KEPT);
	return answers;
}

/** Whether two networks have the same numbers: an edited one is made anew whenever the digit changes. */
function answersAlike(one: Network, other: Network): boolean {
	return (
		one === other ||
		(String(one.layers) === String(other.layers) &&
			String(one.activations) === String(other.activations) &&
			areSame(one.weights, other.weights) &&
			areSame(one.biases ?? [], other.biases ?? []))
	);
}

function areSame(some: readonly Tensor[], others: readonly Tensor[]): boolean {
	if (some.length !== others.length) return false;
	return some.every((one, k) => {
		if (one === others[k]) return true;
		const numbers = rowMajor(others[k]);
		return rowMajor(one).every((number, n) => Object.is(number, numbers[n]));
	});
}
