import { expect, test } from 'vitest';
import { seededPass } from '$engine/testing/seeded-pass';
import type { Trace } from '$engine/trace';
import { counterpart } from '$replay/counterpart';
import { afterStep, startAt, type Grain, type Moment } from '$replay/moment';
import { counterpartLine } from './counterpart-line';

const bridge = seededPass([3, 3, 2]);
const large = seededPass([784, 30, 10], {}, { biases: true });

function line(from: Trace, moment: Moment): string {
	return counterpartLine(from, moment, {
		...counterpart(from, moment, bridge),
		trace: bridge,
		letters: { lettering: 'bridge', L: 2 },
		name: '3-3-2'
	});
}

const making = (trace: Trace, id: string) =>
	trace.values.findIndex((value) => value.id === id) - trace.givens + 1;

const whole = (from: Trace, id: string) => line(from, afterStep(making(from, id)));
const within = (id: string, grain: Grain, row: number, term = 1) =>
	line(large, { grain, step: making(large, id), row: row - 1, term: term - 1 });

test('a step in the same place is called so', () => {
	expect(whole(large, 'dE_dW1')).toBe('The same step, in the same place.');
	expect(line(large, startAt('equation'))).toBe('3-3-2 before its first step, too.');
});

test('a bias that the other network lacks is said', () => {
	expect(whole(large, 'z1')).toBe('The same step, in the same place. 3-3-2 has no biases to add.');
	expect(whole(large, 'dE_db1')).toBe(
		'3-3-2 has no biases, so it lacks this step: here is the last step that both have.'
	);
	expect(whole(large, 'b2_new')).toMatch(/^3-3-2 has no biases, so it lacks this step/);
});

test('rows and terms are told from those beside them', () => {
	expect(within('delta1', 'row', 7)).toBe('Row 7 of 30 stands beside row 1 of 3.');
	expect(within('dE_dW1', 'term', 7, 301)).toBe(
		'Row 7 of 30, term 301 of 784 stands beside row 1 of 3, term 2 of 3.'
	);
	expect(within('z1', 'term', 7, 785)).toBe(
		'Row 7 of 30, term 785 of 785 stands beside row 1 of 3, term 3 of 3. 3-3-2 has no biases to add.'
	);
});

test('of networks of other depths the layers are told', () => {
	expect(whole(seededPass([6, 8, 7, 5]), 'z1')).toBe(
		'The same step: layer 1 of 3 here, layer 1 of 2 there.'
	);
	expect(whole(seededPass([6, 8, 7, 5]), 'z3')).toBe('The same step, in the same place.');
});

test('what is made in another way is said', () => {
	const softmax = seededPass(
		[20, 12],
		{ activations: ['softmax'], cost: 'cross-entropy' },
		{ biases: true }
	);
	expect(whole(softmax, 'delta1')).toBe('3-3-2 makes its δ² in another way: this one.');
});
