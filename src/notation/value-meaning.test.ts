import { expect, test } from 'vitest';
import { everyKindOfPass } from './every-kind-of-pass';
import { layerOf, valueMeaning } from './value-meaning';

test('activations are the inputs below, the outputs above, and hidden between', () => {
	const meanings = [0, 1, 2].map((layer) => valueMeaning('a', layerOf({ symbol: 'a', layer }, 2)));
	expect(meanings).toEqual(['the inputs', 'the activations of the hidden layer', 'the outputs']);
});

test('the only layer of a network is its output', () => {
	expect(layerOf({ symbol: 'a', layer: 1 }, 1)).toBe('output');
	expect(valueMeaning('dE_da', 'output')).toContain('when an output is nudged');
});

test('what is true of any layer names none', () => {
	for (const symbol of ['a', 'dE_da'] as const) {
		expect(valueMeaning(symbol, 'any')).toMatch(/of a layer/);
	}
});

test('no two values of a pass through one layer mean the same', () => {
	for (const { values } of everyKindOfPass('single')) {
		const meanings = values.map((value) => valueMeaning(value.symbol, layerOf(value, 1)));
		expect(new Set(meanings).size).toBe(values.length);
	}
});
