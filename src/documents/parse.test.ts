import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from './json-fault';
import { parse } from './parse';
import { fault } from './testing/fault';

/** JSON with one character taken out, put in or replaced: most of it is JSON no more. */
const damaged = fc
	.record({
		text: fc.json(),
		at: fc.nat(),
		taken: fc.nat({ max: 1 }),
		put: fc.constantFrom('', ...'[]{},:"\\0-.eEtrnu/ \n\u0001x')
	})
	.map(({ text, at, taken, put }) => {
		const k = at % (text.length + 1);
		return text.slice(0, k) + put + text.slice(k + taken);
	});

describe('parse', () => {
	test('gives the JSON that a text is', () => {
		expect(parse('{"layers":[3,2],"biases":null}')).toEqual({ layers: [3, 2], biases: null });
	});

	test.each([
		['', 'this is not JSON: it is empty'],
		[' \n', 'this is not JSON: it is empty'],
		['hello', 'this is not JSON: line 1, column 1 has "h" where a value must be'],
		['{"a":\n  tru}', 'this is not JSON: line 2, column 3 has "t" where a value must be'],
		['[1,]', 'this is not JSON: line 1, column 4 has "]" where a value must be'],
		['[1 2]', 'this is not JSON: line 1, column 4 has "2" where "," or "]" must be'],
		['{"a":1 "b"}', 'this is not JSON: line 1, column 8 has "\\"" where "," or "}" must be'],
		["{'a':1}", 'this is not JSON: line 1, column 2 has "\'" where a key or "}" must be'],
		['{"a":1,}', 'this is not JSON: line 1, column 8 has "}" where a key must be'],
		['{"a" 1}', 'this is not JSON: line 1, column 6 has "1" where ":" must be'],
		['[01]', 'this is not JSON: line 1, column 3 has "1" where "," or "]" must be'],
		['[.5]', 'this is not JSON: line 1, column 2 has "." where a value or "]" must be'],
		['[NaN]', 'this is not JSON: line 1, column 2 has "N" where a value or "]" must be'],
		['{} {}', 'this is not JSON: line 1, column 4 has "{" where the end must be'],
		['["a\nb"]', 'this is not JSON: line 1, column 4 has "\\n" where an escape like \\n must be'],
		['["\\x"]', 'this is not JSON: line 1, column 3 has "\\\\" where an escape like \\n must be'],
		['["a', "this is not JSON: it ends at line 1, column 4, where the string's end must be"],
		['{"a":[1,\n2', 'this is not JSON: it ends at line 2, column 2, where "," or "]" must be'],
		['[\u2028]', 'this is not JSON: line 1, column 2 has "\\u2028" where a value or "]" must be'],
		['[😀]', 'this is not JSON: line 1, column 2 has "😀" where a value or "]" must be']
	])('%j is refused with the place of its first fault', (text, message) => {
		expect(fault(() => parse(text))).toBe(message);
	});

	test('a million open lists neither overflow the stack nor are shown', () => {
		expect(fault(() => parse('['.repeat(1_000_000)))).toBe(
			'this is not JSON: it ends at line 1, column 1,000,001, where a value or "]" must be'
		);
	});
});

describe('jsonFault', () => {
	test('finds a fault in just those texts that JSON.parse refuses', () => {
		const refused = (text: string) => {
			try {
				JSON.parse(text);
				return false;
			} catch {
				return true;
			}
		};
		fc.assert(
			fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
				expect(jsonFault(text) !== null).toBe(refused(text));
			}),
			{ numRuns: 2000 }
		);
	});

	test('everything before the fault can be completed: the fault is the first', () => {
		fc.assert(
			fc.property(damaged, (text) => {
				const found = jsonFault(text);
				if (!found) return;
				const before = jsonFault(text.slice(0, found.offset));
				expect(before?.offset ?? found.offset).toBe(found.offset);
			})
		);
	});
});
