const moves: Readonly<Record<string, readonly [right: number, down: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** By how much an arrow key moves; null for any other key, and for those that mean something to the browser. */
export function arrowMove({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) {
	return ctrlKey || metaKey || altKey ? null : (moves[key] ?? null);
}

/** Where an arrow key leads from a cell of a grid with so many rows and columns; null for any other key. */
export function cellByArrow(
	event: KeyboardEvent,
	from: { readonly row: number; readonly col: number },
	rows: number,
	cols: number
): { row: number; col: number } | null {
	const move = arrowMove(event);
	if (!move) return null;
	const within = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
	return { row: within(from.row + move[1], rows), col: within(from.col + move[0], cols) };
}
