import type { Trace, Value, ValueSymbol } from '$engine/trace';

/** The value of a layer that was made last among some symbols and is known at the cursor; null when none is. */
export function latest(
	{ values, givens }: Trace,
	cursor: number,
	layer: number,
	symbols: readonly ValueSymbol[]
): Value | null {
	for (let ref = givens + cursor - 1; ref >= 0; ref--) {
		const value = values[ref];
		if (value.layer === layer && symbols.includes(value.symbol)) return value;
	}
	return null;
}
