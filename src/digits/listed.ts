import type { Answers } from './answers';
import type { DigitSet } from './digit-set';

/** Which of a set's digits are listed, and in which order. */
export type ListName = 'all' | 'wrong' | 'close';

/** So many digits are close calls, at most. */
export const MOST_CLOSE = 1000;

/**
 * The numbers of the digits of a set that are of one of `classes`, all when there are none: `all` in
 * the set's order, `wrong` those of them that are read as another digit, `close` those with the smallest
 * margins first. All but the first need the answers.
 */
export function listed(
	{ count, labels }: DigitSet,
	classes: ReadonlySet<number>,
	list: ListName,
	answers: Answers | null
): Uint32Array {
	const found = new Uint32Array(count);
	let length = 0;
	for (let n = 0; n < count; n++) {
		if (classes.size > 0 && !classes.has(labels[n])) continue;
		if (list === 'wrong' && answers!.read[n] === labels[n]) continue;
		found[length++] = n;
	}
	const numbers = found.subarray(0, length);
	return list === 'close' ? byMargin(numbers, answers!.margins) : numbers;
}

/** Of the numbers of digits those with the smallest margins, the smallest first; what is no number comes last. */
function byMargin(numbers: Uint32Array, margins: Float64Array): Uint32Array {
	const size = (n: number) => (Number.isNaN(margins[n]) ? Infinity : margins[n]);
	// Numbers alone are sorted many times faster than by what they stand for.
	const limit = Float64Array.from(numbers, size).sort()[MOST_CLOSE - 1] ?? Infinity;
	return numbers
		.filter((n) => size(n) <= limit)
		.sort((one, other) => (size(one) === size(other) ? one - other : size(one) - size(other)))
		.subarray(0, MOST_CLOSE);
}
