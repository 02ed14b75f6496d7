const many = (n: number) => Math.round(n).toLocaleString('en');

/** So many seconds as a visitor reads them: in the largest unit that still tells them well. */
export function writtenDuration(seconds: number): string {
	if (seconds < 600) return `${seconds.toFixed(1)} s`;
	return seconds < 36_000 ? `${many(seconds / 60)} min` : `${many(seconds / 3600)} h`;
}
