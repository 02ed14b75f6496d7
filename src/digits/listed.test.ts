import { describe, expect, it } from 'vitest';
import { seeded } from '$engine/random';
import type { Answers } from './answers';
import { listed, MOST_CLOSE } from './listed';

const setOf = (labels: readonly number[]) => ({
	source: 'some',
	count: labels.length,
	pixels: new Uint8Array(),
	labels: Uint8Array.from(labels)
});
const answersOf = (read: readonly number[], margins: readonly number[]): Answers => ({
	outputs: new Float64Array(),
	classes: 10,
	read: Uint8Array.from(read),
	margins: Float64Array.from(margins)
});
const set = setOf([3, 1, 4, 1, 5]);
const answers = answersOf([3, 7, 4, 1, 6], [0.5, 0.1, 0.1, 0.9, 0]);
const every = new Set<number>();

describe('the digits that are listed', () => {
	it('are all of them, or those of some classes, in the order of the set', () => {
		expect([...listed(set, every, 'all', null)]).toEqual([0, 1, 2, 3, 4]);
		expect([...listed(set, new Set([1, 5]), 'all', null)]).toEqual([1, 3, 4]);
		expect([...listed(set, new Set([9]), 'all', null)]).toEqual([]);
	});

	it('are those that are read as another digit', () => {
		expect([...listed(set, every, 'wrong', answers)]).toEqual([1, 4]);
		expect([...listed(set, new Set([1]), 'wrong', answers)]).toEqual([1]);
	});

	it('are the closest calls first, and the earlier first of two that are as close', () => {
		expect([...listed(set, every, 'close', answers)]).toEqual([4, 1, 2, 0, 3]);
		expect([...listed(set, new Set([1, 3]), 'close', answers)]).toEqual([1, 0, 3]);
	});

	it('have at their end what has no margin', () => {
		const odd = answersOf([0, 0, 0, 0, 0], [NaN, 0.2, NaN, 0.1, 0.3]);
		expect([...listed(set, every, 'close', odd)]).toEqual([3, 1, 4, 0, 2]);
	});

	it('are no more close calls than can be looked at: the closest of all', () => {
		const random = seeded(1);
		const margins = Array.from({ length: 3000 }, () => Math.round(random() * 500) / 500);
		const many = setOf(margins.map(() => 0));
		const sorted = margins
			.map((margin, n) => ({ margin, n }))
			.sort((one, other) => one.margin - other.margin || one.n - other.n);
		const found = listed(
			many,
			every,
			'close',
			answersOf(
				margins.map(() => 0),
				margins
			)
		);
		expect([...found]).toEqual(sorted.slice(0, MOST_CLOSE).map(({ n }) => n));
	});
});
