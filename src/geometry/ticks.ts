/** How many cells one number may stand for. */
const STEPS = [1, 5, 10, 50, 100, 500];

/**
 * Which of the cells from `first` to `last`, counted from 0, have their numbers beside them, when a
 * cell takes `cell` of the page's pixels and a number `room`: the first, and every 5th, 10th … as
 * their own numbers, which count from 1, have it.
 */
export function ticks(first: number, last: number, cell: number, room: number): number[] {
	const step = STEPS.find((step) => Math.max(step - 1, 1) * cell >= room) ?? last + 1;
	const from = Math.ceil((first + 1) / step) * step - 1;
	const regular = Array.from(
		{ length: Math.max(Math.floor((last - from) / step) + 1, 0) },
		(_, k) => from + k * step
	);
	return step > 1 && first === 0 ? [0, ...regular] : regular;
}
