import type { DigitSet } from './digit-set';

/** Sets by what they are for. */
export interface TrainAndTest {
	/** To learn from; null when there is no set. */
	readonly train: DigitSet | null;
	/** To be tested on; null when there is only one set. */
	readonly test: DigitSet | null;
}

/** Of two sets the one that calls itself a test is for testing, else the smaller; of more, the one that is so most. */
export function trainAndTest(sets: readonly DigitSet[]): TrainAndTest {
	const [test = null] = sets.length > 1 ? [...sets].sort(byTestFirst) : [];
	const train = sets.find((set) => set !== test) ?? null;
	return { train, test };
}

/** Whether a set calls itself one to be tested on. */
export const isTest = ({ source }: Pick<DigitSet, 'source'>) => /t10k|test/i.test(source);

const byTestFirst = (one: DigitSet, other: DigitSet) =>
	Number(isTest(other)) - Number(isTest(one)) || one.count - other.count;
