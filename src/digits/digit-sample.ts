import type { Sample } from '$engine/network';
import { column } from '$engine/tensor';
import type { Digit } from './digit-set';
import { oneHot } from './one-hot';

/** A digit as what is put through a network: its pixels, and its label as the target. Throws a RangeError when it has no label. */
export function digitSample({ input, label }: Digit): Sample {
	if (label === null) throw new RangeError('this digit has no label to aim at');
	return { input: column(input), target: column(oneHot(label)) };
}
