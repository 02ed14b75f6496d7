import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { at } from '$engine/tensor';
import { worked } from '$engine/testing/worked-example';
import type { Cell, Ref, Trace } from '$engine/trace';
import { derivation } from './derivation';
import { formatShort } from './number';
import { numbered } from './numbered';

const letters = { lettering: 'single', L: 1 } as const;

function written(trace: Trace, cell: Cell, isKnown?: () => boolean): string | null {
	const line = derivation(trace, cell, letters, { shown: 8 });
	if (!line) return null;
	return numbered(trace, line.tokens, isKnown)
		.map((piece) => {
			if (typeof piece === 'string') return piece;
			const text = formatShort(at(trace.values[piece.ref].tensor, piece.row, piece.col));
			return piece.bracketed ? `(${text})` : text;
		})
		.join('');
}

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const cell = (id: string, row: number) => ({
	ref: pass.values.findIndex((value) => value.id === id) as Ref,
	row,
	col: 0
});

test('a number below 0 is in brackets after a sign', () => {
	expect(written(pass, cell('dE_da0', 1))).toBe('0.3 · (−0.1025) + 0.4 · 0.1454');
	expect(written(pass, cell('W1_new', 0))).toBe('0.1 − 0.5 · (−0.0923)');
});

test('a number below 0 that begins its line is in none', () => {
	expect(written(pass, cell('delta1', 0))).toBe('−0.4207 · 0.2437');
});

test('what is not known yet is in none', () => {
	expect(written(pass, cell('dE_da0', 1), () => false)).toBe('0.3 · −0.1025 + 0.4 · 0.1454');
});

test('no two signs stand side by side in any line', () => {
	fc.assert(
		fc.property(anyPass(), ({ network, sample, toInput }) => {
			const trace = learningStep(network, sample, { toInput });
			trace.values.forEach(({ tensor: { rows, cols } }, ref) => {
				for (let row = 0; row < rows; row++) {
					for (let col = 0; col < cols; col++) {
						const line = written(trace, { ref: ref as Ref, row, col });
						expect(line ?? '').not.toMatch(/[+−·∕] ?−/);
					}
				}
			});
		})
	);
});
