/** A part of the window, in the page's pixels. */
export interface Area {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** What a loupe is placed by. */
export interface Surroundings {
	readonly window: { readonly width: number; readonly height: number };
	/** The cell that is pointed at, and how far from it the loupe stays. */
	readonly cell: Area;
	readonly gap: number;
	/** The map that the cell belongs to. */
	readonly map: Area;
	/** The part of the page that it belongs to, and had better stay in. */
	readonly home: Area;
	/** What must stay free as long as there is room elsewhere in the window, and what had better stay free. */
	readonly never: readonly Area[];
	readonly rather: readonly Area[];
}

/** Between the loupe and what it stands beside; between it and the window's edge. */
const APART = 10;
const MARGIN = 6;
/** Of how many of the page's pixels that had better stay free one that must is worth. */
const DEAR = 1000;

/** Where a loupe of the given size stands: in the window, never over the cell, over as little as can be of what is read with it. */
export function loupePlace(
	{ width, height }: { readonly width: number; readonly height: number },
	{ window, cell, gap, map, home, never, rather }: Surroundings
): { left: number; top: number } {
	const inside = (at: number, size: number, room: number) =>
		Math.max(Math.min(at, room - size - MARGIN), MARGIN);
	const end = Math.max(map.right, ...rather.map(({ right }) => right));
	const foot = Math.max(map.bottom, ...rather.map(({ bottom }) => bottom));
	const head = Math.max(MARGIN, ...never.map(({ bottom }) => bottom));
	// What does not move with the cell comes first: the loupe is to stand still.
	const lefts = [
		end + APART,
		map.right + APART,
		map.left,
		map.right - width,
		map.left - APART - width,
		window.width,
		(cell.left + cell.right - width) / 2,
		cell.right + gap,
		cell.left - gap - width
	].map((at) => inside(at, width, window.width));
	const tops = [
		head + APART,
		map.top,
		foot + APART,
		map.bottom + APART,
		map.top - APART - height,
		window.height,
		(cell.top + cell.bottom - height) / 2,
		cell.bottom + gap,
		cell.top - gap - height
	].map((at) => inside(at, height, window.height));
	const around = {
		left: cell.left - gap,
		top: cell.top - gap,
		right: cell.right + gap,
		bottom: cell.bottom + gap
	};
	let best = { left: lefts[0], top: tops[0] };
	let least = Infinity;
	for (const left of lefts) {
		for (const top of tops) {
			const here = { left, top, right: left + width, bottom: top + height };
			const hides = (sum: number, area: Area) => sum + overlap(here, area);
			const cost =
				// The gap makes room for a finger: a part of it may go before the cell does.
				DEAR * DEAR * overlap(here, cell) +
				DEAR * (never.reduce(hides, 0) + overlap(here, around)) +
				rather.reduce(hides, width * height - overlap(here, home));
			if (cost < least) [best, least] = [{ left, top }, cost];
		}
	}
	return best;
}

function overlap(a: Area, b: Area): number {
	const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return across > 0 && down > 0 ? across * down : 0;
}
