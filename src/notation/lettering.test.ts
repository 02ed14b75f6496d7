import { expect, test } from 'vitest';
import { activationLetter, defaultLettering } from './lettering';

test('one layer of weights is written in the letters of the source, more in those of the field', () => {
	expect([1, 2, 3].map(defaultLettering)).toEqual(['single', 'layered', 'layered']);
});

test('the activations are h → o, x → h → o, or a → a → o', () => {
	expect([0, 1].map((l) => activationLetter('single', l, 1))).toEqual(['h', 'o']);
	expect([0, 1, 2].map((l) => activationLetter('bridge', l, 2))).toEqual(['x', 'h', 'o']);
	expect([0, 1, 2].map((l) => activationLetter('layered', l, 2))).toEqual(['a', 'a', 'o']);
});
