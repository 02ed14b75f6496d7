// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { beforeEach, describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { valueById } from '$engine/trace';
import { Pointing, type Pointed } from './pointing.svelte';

const trace = learningStep(worked.network, worked.sample, { toInput: true });
const value = (id: string) => valueById(trace, id)!;

let pointing: Pointing;
beforeEach(() => {
	pointing = new Pointing({ open: () => {}, goTo: () => {}, show: () => {} });
});

/** The places of a value that are lit, as `row col`. */
function lit(id: string): string[] {
	const { rows, cols } = value(id).tensor;
	const places = Array.from({ length: rows * cols }, (_, k) => [Math.floor(k / cols), k % cols]);
	return places.filter(([row, col]) => pointing.isAt(value(id), row, col)).map(String);
}

/** What of a pass is lit at all, and what of it as a whole. */
const touched = () => trace.values.filter((value) => pointing.touches(value)).map(({ id }) => id);
const whole = () => trace.values.filter((value) => pointing.isAtWhole(value)).map(({ id }) => id);

const point = (at: Pointed | null) => (pointing.at = at);

test('nothing is lit while nothing is pointed at', () => {
	point({ id: 'W1', row: 0, col: 0 });
	point(null);
	expect([lit('W1'), touched(), whole()]).toEqual([[], [], []]);
});

test('a number whose origin is shown is lit while nothing else is pointed at', () => {
	const inspected = { id: 'z1', row: 1, col: 0 };
	pointing = new Pointing({ open: () => {}, goTo: () => {}, show: () => {} }, () => inspected);
	expect(lit('z1')).toEqual(['1,0']);
	point({ id: 'z1', row: 0, col: 0 });
	expect(lit('z1')).toEqual(['0,0']);
	point(null);
	expect(lit('z1')).toEqual(['1,0']);
});

describe('a number that is pointed at', () => {
	test('is lit wherever its value stands, and no other number is', () => {
		point({ id: 'z1', row: 1, col: 0 });
		expect([lit('z1'), lit('a1'), lit('W1')]).toEqual([['1,0'], [], []]);
		expect(touched()).toEqual(['z1']);
	});

	test('of W is lit in Wᵀ too, in the row that was its column', () => {
		point({ id: 'W1', row: 0, col: 2 });
		expect([lit('W1'), lit('W1_T')]).toEqual([['0,2'], ['2,0']]);
		expect(touched()).toEqual(['W1', 'W1_T']);
	});

	test('lights no whole value', () => {
		point({ id: 'E', row: 0, col: 0 });
		expect([lit('E'), whole()]).toEqual([['0,0'], []]);
	});
});

describe('a value that is pointed at as a whole', () => {
	test('is lit as one, and none of its numbers by itself', () => {
		point({ id: 'W1', row: null, col: null });
		expect([whole(), lit('W1')]).toEqual([['W1'], []]);
	});

	test('is not its transpose', () => {
		point({ id: 'W1_T', row: null, col: null });
		expect(whole()).toEqual(['W1_T']);
		point({ id: 'W1', row: null, col: null });
		expect(whole()).toEqual(['W1']);
	});
});
