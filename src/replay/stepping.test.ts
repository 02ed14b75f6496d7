import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { evaluate, origin } from '$engine/origin';
import { at } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { afterStep, isMade, rowCount, soFar, startAt, stepOf, termCount } from './moment';
import type { Grain, Moment } from './moment';
import { back, clampMoment, into, lastOf, next, out } from './stepping';

const grains: Grain[] = ['equation', 'row', 'term'];
const pass = learningStep(worked.network, worked.sample, { toInput: true });

/** Every moment of a pass at a grain, written as three loops: the model that stepping answers to. */
function everyMoment(trace: Trace, grain: Grain): Moment[] {
	const moments: Moment[] = [startAt(grain)];
	trace.steps.forEach((step, k) => {
		const rows = grain === 'equation' ? 1 : rowCount(trace, step);
		for (let row = 0; row < rows; row++) {
			const terms = grain === 'term' ? termCount(trace, step, row) : 1;
			for (let term = 0; term < terms; term++) moments.push({ grain, step: k + 1, row, term });
		}
	});
	return moments;
}

describe('next and back', () => {
	test('go through every moment of a pass, in order and in reverse, at every grain', () => {
		fc.assert(
			fc.property(anyPass(), fc.constantFrom(...grains), ({ network, sample }, grain) => {
				const trace = learningStep(network, sample);
				const moments = everyMoment(trace, grain);
				const seen = [moments[0]];
				for (let k = 1; k < moments.length; k++) seen.push(next(trace, seen[k - 1]));
				expect(seen).toEqual(moments);
				expect(next(trace, seen.at(-1)!)).toBe(seen.at(-1));

				const returning = [seen.at(-1)!];
				for (let k = 1; k < moments.length; k++) returning.push(back(trace, returning[k - 1]));
				expect(returning.reverse()).toEqual(moments);
				expect(back(trace, startAt(grain))).toEqual(startAt(grain));
			}),
			{ numRuns: 40 }
		);
	});

	test('any walk of the cursor and its reverse end where they began', () => {
		const walk = fc.array(fc.boolean(), { maxLength: 60 });
		fc.assert(
			fc.property(walk, fc.constantFrom(...grains), (forward, grain) => {
				const from = lastOf(pass, 4, grain);
				const taken: boolean[] = [];
				let here = from;
				for (const onward of forward) {
					const there = (onward ? next : back)(pass, here);
					// At either end a press goes nowhere, and there is nothing to undo.
					if (JSON.stringify(there) !== JSON.stringify(here)) taken.push(onward);
					here = there;
				}
				for (const onward of taken.reverse()) here = (onward ? back : next)(pass, here);
				expect(here).toEqual(from);
			})
		);
	});
});

describe('into and out', () => {
	const product = afterStep(9);

	test('into an equation is its first row, into a row its first term, and there it ends', () => {
		const row = into(pass, product);
		expect(row).toEqual({ grain: 'row', step: 9, row: 0, term: 0 });
		const term = into(pass, { ...row, row: 2 });
		expect(term).toEqual({ grain: 'term', step: 9, row: 2, term: 0 });
		expect(into(pass, term)).toEqual(term);
	});

	test('out of a term is its row, out of a row its equation: out undoes into', () => {
		for (const moment of [product, into(pass, product)]) {
			expect(out(into(pass, moment))).toEqual(moment);
		}
		expect(out({ grain: 'term', step: 9, row: 2, term: 1 })).toEqual({
			grain: 'row',
			step: 9,
			row: 2,
			term: 0
		});
		expect(out(product)).toEqual(product);
	});

	test('into the start is the first row of the first step', () => {
		expect(into(pass, startAt('equation'))).toEqual({ grain: 'row', step: 1, row: 0, term: 0 });
	});
});

describe('what is made at a moment', () => {
	test('grows by what the moment makes, and never shrinks, on the way forward', () => {
		for (const grain of grains) {
			let known = 0;
			for (const moment of everyMoment(pass, grain)) {
				const made = cells(pass).filter((cell) => isMade(pass, moment, cell)).length;
				expect(made).toBeGreaterThanOrEqual(known);
				known = made;
			}
			expect(known).toBe(cells(pass).length);
		}
	});

	test('at the last term of every row the sum so far is the number of the trace', () => {
		for (const moment of everyMoment(pass, 'term').slice(1)) {
			const step = stepOf(pass, moment)!;
			const { tensor } = pass.values[step.result];
			const whole = tensor.cols > 1 || moment.term === termCount(pass, step, moment.row) - 1;
			const col = tensor.cols > 1 ? moment.term : 0;
			if (whole) expect(soFar(pass, moment)).toBe(at(tensor, moment.row, col));
			expect(isMade(pass, moment, { ref: step.result, row: moment.row, col })).toBe(whole);
		}
	});

	test('the first term of z₁ is w₁ h₁ alone', () => {
		const first = { grain: 'term', step: 1, row: 0, term: 0 } as const;
		const made = origin(pass, { ref: pass.steps[0].result, row: 0, col: 0 })!;
		if (made.kind !== 'sum') throw new Error('z is a sum');
		expect(soFar(pass, first)).toBe(evaluate(pass, { kind: 'sum', terms: [made.terms[0]] }));
		expect(soFar(pass, first)).toBe(0.1 * 0.9);
	});
});

describe('clampMoment', () => {
	test('gives a moment that the pass has, and leaves one that it has as it is', () => {
		const any = fc.record({
			grain: fc.constantFrom(...grains),
			step: fc.integer({ min: -3, max: 30 }),
			row: fc.nat(9),
			term: fc.nat(9)
		});
		fc.assert(
			fc.property(any, (moment) => {
				const clamped = clampMoment(pass, moment);
				expect(everyMoment(pass, moment.grain)).toContainEqual(clamped);
				expect(clampMoment(pass, clamped)).toEqual(clamped);
			})
		);
		for (const grain of grains) {
			for (const moment of everyMoment(pass, grain)) {
				expect(clampMoment(pass, moment)).toEqual(moment);
			}
		}
	});
});

function cells({ values }: Trace) {
	return values.flatMap(({ tensor: { rows, cols } }, ref) =>
		Array.from({ length: rows * cols }, (_, k) => ({
			ref: ref as never,
			row: Math.floor(k / cols),
			col: k % cols
		}))
	);
}
