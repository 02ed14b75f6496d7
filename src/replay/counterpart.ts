import type { Step, Trace } from '$engine/trace';
import { rowCount, startAt, stepOf, termCount, type Moment } from './moment';

/**
 * How a moment of one pass is found in another: its `same` step; its kind of value, made
 * `otherwise`; or, where the other pass lacks the step, the last one `before` it that both have.
 */
export type Kinship = 'same' | 'otherwise' | 'before';

/** A moment of another pass that stands for one of this. */
export interface Counterpart {
	readonly moment: Moment;
	readonly kinship: Kinship;
}

/**
 * The moment of another network's pass that explains a moment: of the steps with the same operation
 * and equation, which `sameStep` finds the first of, the one as many layers from the output. Rows are
 * shared out evenly among the other's rows, and columns among its columns; a sum has all its terms
 * there once it has them here, a bias aside that only this network has.
 */
export function counterpart(from: Trace, moment: Moment, to: Trace): Counterpart {
	for (let cursor = moment.step; cursor > 0; cursor--) {
		const found = stepLike(from, from.steps[cursor - 1], to);
		if (!found) continue;
		const { step, kinship } = found;
		const whole = { grain: 'equation', step, row: 0, term: 0 } as const;
		if (cursor < moment.step) return { moment: whole, kinship: 'before' };
		return { moment: kinship === 'same' ? within(from, moment, to, step) : whole, kinship };
	}
	return { moment: startAt(moment.grain), kinship: moment.step === 0 ? 'same' : 'before' };
}

/** Whether a step adds a bias to its sums. */
export function isBiased(step: Step): boolean {
	return step.op === 'affine' && step.operands.b !== undefined;
}

/** How many layers of weights lie between a step and the output. */
export function fromOutput({ rules }: Trace, { layer }: Step): number {
	return rules.layers.length - 1 - layer;
}

/** The step of another pass that does the same, else that makes the same kind of value; null when there is none. */
function stepLike(
	from: Trace,
	step: Step,
	to: Trace
): { readonly step: number; readonly kinship: 'same' | 'otherwise' } | null {
	const { symbol } = from.values[step.result];
	const away = fromOutput(from, step);
	const nearest = (isLike: (other: Step) => boolean) => {
		const alike = to.steps.flatMap((other, k) =>
			to.values[other.result].symbol === symbol && isLike(other) ? [k] : []
		);
		const distance = (k: number) => Math.abs(fromOutput(to, to.steps[k]) - away);
		return alike.sort((j, k) => distance(j) - distance(k) || j - k)[0] ?? -1;
	};
	const same = nearest(({ op, equation }) => op === step.op && equation === step.equation);
	if (same >= 0) return { step: same + 1, kinship: 'same' };
	// What is made of the outputs is nothing like what is made further down.
	const other = nearest((other) => (fromOutput(to, other) === 0) === (away === 0));
	return other >= 0 ? { step: other + 1, kinship: 'otherwise' } : null;
}

/** The row, and the term of it, of a step's like that stand for those at hand. */
function within(from: Trace, { grain, row, step, term }: Moment, to: Trace, like: number): Moment {
	if (grain === 'equation') return { grain, step: like, row: 0, term: 0 };
	const [here, there] = [stepOf(from, { step })!, stepOf(to, { step: like })!];
	const rowThere = share(row, rowCount(from, here), rowCount(to, there));
	if (grain === 'row') return { grain, step: like, row: rowThere, term: 0 };
	const [terms, termsThere] = [termCount(from, here, row), termCount(to, there, rowThere)];
	const isSum = from.values[here.result].tensor.cols === 1;
	const termThere = isSum
		? addend(term, terms, isBiased(here), termsThere, isBiased(there))
		: share(term, terms, termsThere);
	return { grain, step: like, row: rowThere, term: termThere };
}

/** Which of `m` equal parts has been reached once `k`, from 0, of `n` has. */
function share(k: number, n: number, m: number): number {
	return Math.ceil(((k + 1) * m) / n) - 1;
}

/** The like of a sum's term: the last stands for the last, and the last product for the last product. */
function addend(k: number, n: number, biased: boolean, m: number, biasedThere: boolean): number {
	if (k === n - 1) return m - 1;
	const [products, productsThere] = [n - Number(biased), m - Number(biasedThere)];
	if (k === products - 1) return productsThere - 1;
	return Math.floor((k * Math.max(productsThere - 1, 0)) / (products - 1));
}
