import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { ValueSymbol } from '$engine/trace';
import { latest } from './latest';

const trace = learningStep(worked.network, worked.sample, { toInput: true });
const cursorOf = (id: string) =>
	trace.values.findIndex((value) => value.id === id) - trace.givens + 1;

test('a layer shows z as soon as it is made, then its activation', () => {
	const shown = (cursor: number) => latest(trace, cursor, 1, ['a', 'z'])?.id;
	expect(shown(0)).toBeUndefined();
	expect(shown(cursorOf('z1'))).toBe('z1');
	expect(shown(cursorOf('a1'))).toBe('a1');
	expect(shown(trace.steps.length)).toBe('a1');
});

test('W is given, and is the new W once that is made', () => {
	const shown = (cursor: number) => latest(trace, cursor, 1, ['W', 'W_new'])?.id;
	expect(shown(0)).toBe('W1');
	expect(shown(cursorOf('W1_new') - 1)).toBe('W1');
	expect(shown(cursorOf('W1_new'))).toBe('W1_new');
});

test('of all values that qualify and are known it is the last one, in any pass', () => {
	const symbols: ValueSymbol[] = ['a', 'z', 'delta', 'dE_da', 'sigmaPrime', 'W', 'b', 't', 'E'];
	fc.assert(
		fc.property(
			anyPass(),
			fc.nat({ max: 60 }),
			fc.nat({ max: 4 }),
			fc.subarray(symbols),
			({ network, sample, toInput }, k, layer, wanted) => {
				const trace = learningStep(network, sample, { toInput });
				const cursor = k % (trace.steps.length + 1);
				const known = trace.values.slice(0, trace.givens + cursor);
				const last = known.filter((v) => v.layer === layer && wanted.includes(v.symbol)).at(-1);
				expect(latest(trace, cursor, layer, wanted)).toBe(last ?? null);
			}
		)
	);
});
