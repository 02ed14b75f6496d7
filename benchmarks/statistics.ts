/** The number below which the share `q` (0 to 1) of `numbers` lies. */
export function quantile(numbers: readonly number[], q: number): number {
	const sorted = [...numbers].sort((x, y) => x - y);
	return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
}

/** The middle of `numbers`. */
export function median(numbers: readonly number[]): number {
	return quantile(numbers, 0.5);
}
