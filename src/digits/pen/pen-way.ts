import type { Point } from '$digits/drawing/stroke';
import type { PenWay } from './pen-skeletons';

/** A way to write a digit, ready to be written. */
export interface Way {
	readonly share: number;
	/** Its points, in every pose. */
	readonly poses: readonly (readonly Point[])[];
	/** Which points each smooth piece goes through: from the first up to, but without, the second. */
	readonly pieces: readonly (readonly [from: number, to: number])[];
}

/** Reads a way. Throws an Error where its poses do not go through as many points. */
export function penWay({ share, poses }: PenWay): Way {
	const pieces = smoothPieces(poses[0]);
	const count = pieces[pieces.length - 1][1];
	return { share, poses: poses.map((pose) => points(pose, count)), pieces };
}

function smoothPieces(pose: string): [from: number, to: number][] {
	const pieces: [number, number][] = [];
	let count = 0;
	for (const stroke of pose.split(' | ')) {
		let from = count;
		for (const piece of stroke.split('! ')) {
			count += piece.split(' ').length;
			pieces.push([from, count]);
			// A corner is the last point of one piece and the first of the next.
			from = count - 1;
		}
	}
	return pieces;
}

function points(pose: string, count: number): Point[] {
	const found = pose.split(/!? (?:\| )?/).map((point): Point => {
		const [x, y] = point.split(',').map(Number);
		return [x, y];
	});
	if (found.length !== count) {
		throw new Error(`${pose} goes through ${found.length} points, not ${count}`);
	}
	return found;
}
