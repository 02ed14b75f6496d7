import { expect, test } from 'vitest';
import { aDigit } from './a-digit';

test('of the digits only 8 takes "an"', () => {
	expect(Array.from({ length: 10 }, (_, digit) => aDigit(digit)).join()).toBe(
		'a 0,a 1,a 2,a 3,a 4,a 5,a 6,a 7,an 8,a 9'
	);
	expect(aDigit(null)).toBe('a digit');
});
