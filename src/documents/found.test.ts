import { describe, expect, test } from 'vitest';
import { found, oneLine } from './found';

describe('found', () => {
	test.each([
		[undefined, 'missing'],
		[null, 'null'],
		[true, 'true'],
		[-1.5, '-1.5'],
		[Infinity, 'Infinity'],
		['mse', '"mse"'],
		['two\nlines\u0085or\u2028three', '"two\\nlines\\u0085or\\u2028three"'],
		['x'.repeat(1000), `"${'x'.repeat(40)}…"`],
		[Array(12_345).fill(0), 'a list of 12,345'],
		[{ a: 1 }, 'an object']
	])('%o is told in a few words', (value, words) => {
		expect(found(value)).toBe(words);
	});

	test('oneLine leaves letters of any script and escapes what hides between them', () => {
		expect(oneLine('δ^l ← λ')).toBe('δ^l ← λ');
		expect(oneLine('a\u202eb\u001b[2J\u{e0001}')).toBe('a\\u202eb\\u001b[2J\\udb40\\udc01');
	});
});
