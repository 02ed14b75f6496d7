import { expect, test } from 'vitest';
import { keyName } from './key-name';

test.each([
	['ArrowRight', '→'],
	['ArrowLeft', '←'],
	['ArrowDown', '↓'],
	['ArrowUp', '↑'],
	[' ', 'Space'],
	['Escape', 'Esc'],
	['b', 'B'],
	['r', 'R'],
	['R', 'Shift + R'],
	['-', '−']
])('the key %j is written %s', (key, name) => {
	expect(keyName(key)).toBe(name);
});

test('keys that say what they are keep their name', () => {
	const keys = ['Home', 'End', 'PageDown', '1', '+', '?'];
	expect(keys.map(keyName)).toEqual(keys);
});
