/** One line of a table: what was measured, what came out, and the goal, if there is one. */
export type Row = readonly [what: string, measured: string, goal: string];

/** Prints rows in columns. */
export function printTable(rows: readonly Row[]): void {
	const widths = [0, 1].map((k) => Math.max(...rows.map((row) => row[k].length)));
	for (const [what, measured, goal] of rows) {
		const line = `${what.padEnd(widths[0])}  ${measured.padEnd(widths[1])}  ${goal && `goal ${goal}`}`;
		console.log(line.trimEnd());
	}
}
