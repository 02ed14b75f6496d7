/** Are two numbers one and the same? NaN is the same as NaN, and −0 as 0. */
export function isSameNumber(x: number, y: number): boolean {
	// Adding 0 turns −0 into 0.
	return Object.is(x + 0, y + 0);
}
