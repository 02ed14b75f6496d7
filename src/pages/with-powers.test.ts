import { expect, test } from 'vitest';
import type { Operand } from './page';
import { withPowers } from './with-powers';

const z: Operand = { name: 'z₁', text: '0.32', role: 'activation', cell: null };
const o: Operand = { name: 'o₁', text: '0.5793', role: 'activation', cell: null };

function piecesOf(pieces: readonly (string | Operand)[]) {
	return withPowers({ result: o, sign: '=', pieces }).pieces;
}

test('the exponent of the sigmoid is raised, without its caret and its brackets', () => {
	expect(piecesOf(['1 ∕ (1 + e^−(', z, '))'])).toEqual(['1 ∕ (1 + e', { ...z, raised: true }, ')']);
});

test('a sum below zero keeps its brackets', () => {
	const pieces = ['1 ∕ (1 + e^−(', { ...z, text: '−0.32' }, '))'];
	expect(piecesOf(pieces)).toEqual(pieces);
});

test('other lines stay as they are', () => {
	const pieces = [o, ' · (1 − ', o, ')'];
	expect(piecesOf(pieces)).toEqual(pieces);
});
