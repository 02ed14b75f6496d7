import type { Random } from '$engine/random';
import { renderStrokes } from '$digits/drawing/render-strokes';
import type { Point } from '$digits/drawing/stroke';
import { bell } from './bell';
import { hand } from './hand';
import { penSkeletons } from './pen-skeletons';
import { penWay, type Way } from './pen-way';
import { smooth } from './smooth';

/** A digit that the pen drew: 784 grey levels row by row, 0 (paper) to 255 (ink). */
export interface PenDigit {
	readonly pixels: Uint8Array;
	readonly label: number;
}

/** So many straight lines per curve, each about two pixels long, look round. */
const PER_CURVE = 4;

const waysOf = penSkeletons.map((ways) => ways.map(penWay));

/** Draws a digit as somebody might write it: its class, the way it is written, the hand and the pen are drawn at random. */
export function penDigit(random: Random): PenDigit {
	const label = Math.floor(10 * random());
	const way = oneOf(waysOf[label], random);
	const points = wobbling(mixed(way, random), random).map(hand(random));
	const strokes = way.pieces.map(([from, to]) => smooth(points.slice(from, to)));
	return { pixels: renderStrokes(strokes, penWidth(random), PER_CURVE), label };
}

/** One of the ways, by their shares. */
function oneOf(ways: readonly Way[], random: Random): Way {
	let left = random() * ways.reduce((sum, { share }) => sum + share, 0);
	return ways.find(({ share }) => (left -= share) < 0) ?? ways[0];
}

/** The points of a way somewhere between two of its poses. */
function mixed({ poses }: Way, random: Random): Point[] {
	const one = poses[Math.floor(random() * poses.length)];
	const other = poses[Math.floor(random() * poses.length)];
	const t = random();
	return one.map(([x, y], k): Point => [x + t * (other[k][0] - x), y + t * (other[k][1] - y)]);
}

/** Points put a little beside where they were meant to be, by a hand more or less steady. */
function wobbling(points: readonly Point[], random: Random): Point[] {
	const unsteady = 1.5 + 3.6 * random();
	return points.map(([x, y]): Point => [x + unsteady * bell(random), y + unsteady * bell(random)]);
}

/** A pen's width in pixels, from 1.3: most are thin, few are very thick. */
function penWidth(random: Random): number {
	const b = bell(random);
	return Math.max(1.3, 2.4 + 0.65 * b + 0.11 * b * b);
}
