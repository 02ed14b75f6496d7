import { expect, test } from 'vitest';
import { litRule } from './lit-rule';

test('a value lights its terms and, as the home of a transpose, those of its transpose', () => {
	const rule = litRule('.own', { id: 'W1', row: null, col: null });
	expect(rule).toMatch(/^\.own \[data-whole='W1'\], \.own \[data-whole='W1_T'\] \{/);
});

test('a number lights itself too, in its matrix and where that is turned', () => {
	const rule = litRule('.own', { id: 'W1', row: 0, col: 2 });
	expect(rule).toContain(".own [data-ref='W1'][data-row='0'][data-col='2']");
	expect(rule).toContain(".own [data-ref='W1_T'][data-row='2'][data-col='0']");
});

test('nothing lights nothing', () => {
	expect(litRule('.own', null)).toBe('');
});
