import { expect, test } from 'vitest';
import { everyKindOfPass } from './every-kind-of-pass';
import { valueMeaning } from './value-meaning';

test('activations are the inputs below, the outputs above, and hidden between', () => {
	const meanings = [0, 1, 2].map((layer) => valueMeaning({ symbol: 'a', layer }, 2));
	expect(meanings).toEqual(['the inputs', 'the activations of the hidden layer', 'the outputs']);
});

test('the only layer of a network is its output', () => {
	expect(valueMeaning({ symbol: 'a', layer: 1 }, 1)).toBe('the outputs');
	expect(valueMeaning({ symbol: 'dE_da', layer: 1 }, 1)).toContain('when an output is nudged');
});

test('no two values of a pass through one layer mean the same', () => {
	for (const { values } of everyKindOfPass('single')) {
		const meanings = values.map((value) => valueMeaning(value, 1));
		expect(new Set(meanings).size).toBe(values.length);
	}
});
