import { sumOf, type Term } from '$engine/operation';
import { evaluate } from '$engine/origin';
import type { Trace } from '$engine/trace';

/** What a sum has besides the terms that are written out. */
export interface Rest {
	readonly count: number;
	readonly sum: number;
}

/** The `count` largest terms of a sum, by falling size and in order where sizes are equal, and what is left; null for nothing. */
export function largestTerms(
	trace: Trace,
	terms: readonly Term[],
	count: number
): { readonly largest: Term[]; readonly rest: Rest | null } {
	const sized = terms.map((term) => {
		const number = evaluate(trace, sumOf([term]));
		// What is not even a number comes first: it decides what becomes of the sum.
		return { term, number, size: Number.isNaN(number) ? Infinity : Math.abs(number) };
	});
	sized.sort((x, y) => Number(y.size > x.size) - Number(y.size < x.size));
	const left = sized.slice(count);
	return {
		largest: sized.slice(0, count).map(({ term }) => term),
		rest:
			left.length > 0
				? { count: left.length, sum: left.reduce((sum, { number }) => sum + number, -0) }
				: null
	};
}
