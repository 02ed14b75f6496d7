import type { Random } from '$engine/random';
import type { Point } from '$digits/drawing/stroke';
import { bell } from './bell';

/**
 * One writer's hand, drawn at random: it takes a skeleton's point, about 100 × 100, to where this hand
 * puts it, from about −1 to 1. With these means and spreads the digits come out about as wide and as
 * slanted as MNIST's training images.
 */
export function hand(random: Random): (point: Point) => Point {
	const slant = 0.09 + 0.22 * bell(random);
	const rise = 0.06 + 0.12 * bell(random);
	const width = 0.95 * (1 + 0.175 * bell(random));
	const bowX = 0.14 * bell(random);
	const bowY = 0.14 * bell(random);
	const middleX = 0.12 * bell(random);
	const middleY = 0.12 * bell(random);
	const taper = 0.16 * bell(random);

	return ([x, y]) => {
		const u = moveMiddle((x - 50) / 50, middleX);
		const v = moveMiddle((y - 50) / 50, middleY);
		const bentX = u * (1 + taper * v) * width + bowX * (1 - v * v) - slant * v;
		const bentY = v + bowY * (1 - u * u);
		return [bentX, bentY - rise * bentX];
	};
}

/** Moves what lies between −1 and 1, the middle the furthest: one loop grows, the other shrinks. */
function moveMiddle(place: number, by: number): number {
	return place + by * (1 - place * place);
}
