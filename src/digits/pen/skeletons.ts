import type { Stroke } from '$digits/drawing/stroke';

/** The strokes of a handwritten digit, without the pen's width. */
export interface Skeleton {
	readonly label: number;
	readonly strokes: readonly Stroke[];
}

/** An open 4: down and across in one stroke, then the long stem, leaning to the right. */
export const four: Skeleton = {
	label: 4,
	strokes: [
		{
			start: [29, 9],
			curves: [
				[26, 20, 21, 32, 15, 45],
				[11, 54, 14, 59, 25, 58],
				[42, 57, 60, 53, 80, 47]
			]
		},
		{
			start: [74, 3],
			curves: [
				[71, 20, 64, 38, 61, 54],
				[58, 70, 55, 83, 56, 98]
			]
		}
	]
};
