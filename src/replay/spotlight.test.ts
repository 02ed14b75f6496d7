import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { origin } from '$engine/origin';
import type { Ref } from '$engine/trace';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { next } from './stepping';
import { startAt, type Grain, type Moment } from './moment';
import { spotlight, spotlightOn } from './spotlight';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const named = (moment: Moment, which: 'read' | 'made') =>
	spotlight(pass, moment)[which].map(
		({ ref, row, col }) => `${pass.values[ref].id}[${row}][${col}]`
	);

test('a row of a product reads its row of the matrix and the whole column, and makes one number', () => {
	const moment: Moment = { grain: 'row', step: 9, row: 1, term: 0 };
	expect(named(moment, 'read')).toEqual([
		'W1_T[1][0]',
		'delta1[0][0]',
		'W1_T[1][1]',
		'delta1[1][0]'
	]);
	expect(named(moment, 'made')).toEqual(['dE_da0[1][0]']);
});

test('a term of it reads two numbers', () => {
	const moment: Moment = { grain: 'term', step: 9, row: 1, term: 1 };
	expect(named(moment, 'read')).toEqual(['W1_T[1][1]', 'delta1[1][0]']);
});

test('a row of an outer product makes a row of the matrix, a term one number of it', () => {
	const row: Moment = { grain: 'row', step: 7, row: 1, term: 0 };
	expect(named(row, 'made')).toEqual(['dE_dW1[1][0]', 'dE_dW1[1][1]', 'dE_dW1[1][2]']);
	const term: Moment = { grain: 'term', step: 7, row: 1, term: 2 };
	expect(named(term, 'made')).toEqual(['dE_dW1[1][2]']);
	expect(named(term, 'read')).toEqual(['delta1[1][0]', 'a0[2][0]']);
});

test('an equation as a whole has no cell in particular, but makes its result', () => {
	const moment: Moment = { grain: 'equation', step: 1, row: 0, term: 0 };
	const spot = spotlight(pass, moment);
	expect([spot.read, spot.made]).toEqual([[], []]);
	expect(spot.makes({ ref: pass.steps[0].result, row: 1, col: 0 })).toBe(true);
	expect(spot.making).toBeNull();
});

test('the terms of a row together read what the row reads, at every row of any pass', () => {
	const grains = fc.constantFrom<Grain>('row', 'term');
	fc.assert(
		fc.property(anyPass(), grains, ({ network, sample }, grain) => {
			const trace = learningStep(network, sample);
			let moment = startAt(grain);
			for (let after = next(trace, moment); after !== moment; after = next(trace, moment)) {
				moment = after;
				const { read, made, reads, isMade } = spotlight(trace, moment);
				expect(read.every(reads)).toBe(true);
				// What is read was made before.
				expect(read.every(isMade)).toBe(true);
				expect(made.every((cell) => origin(trace, cell) !== null)).toBe(true);
			}
		}),
		{ numRuns: 20 }
	);
});

test('a whole step that nothing is looked at in makes all of its result, and reads nothing in particular', () => {
	const spot = spotlightOn(pass, 9, null);
	expect([spot.read, spot.made]).toEqual([[], []]);
	const ref = pass.steps[8].result;
	expect([0, 1, 2].every((row) => spot.makes({ ref, row, col: 0 }))).toBe(true);
});

test('a number of it that is looked at is all it makes, and reads what it was made from', () => {
	const ref = pass.steps[8].result;
	const spot = spotlightOn(pass, 9, { ref, row: 1, col: 0 });
	expect([0, 1, 2].map((row) => spot.makes({ ref, row, col: 0 }))).toEqual([false, true, false]);
	const names = spot.read.map(({ ref, row, col }) => `${pass.values[ref].id}[${row}][${col}]`);
	expect(names).toEqual(['W1_T[1][0]', 'delta1[0][0]', 'W1_T[1][1]', 'delta1[1][0]']);
	expect(spot.read.every(spot.reads)).toBe(true);
	expect(spot.isMade({ ref, row: 2, col: 0 })).toBe(true);
});

test('a given that is looked at was made from nothing', () => {
	const given = { ref: 0 as Ref, row: 0, col: 0 };
	expect(spotlightOn(pass, 1, given).read).toEqual([]);
});
