import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from './lay-out';

describe('layOut', () => {
	test('gives each item a line, down to the given depth, and keeps lists of numbers whole', () => {
		const text = layOut({ format: 'x', layers: [3, 2], weights: [[[1, 2], [3, -0]]] }, 3); // prettier-ignore
		expect(text).toBe(
			`{
	"format": "x",
	"layers": [3,2],
	"weights": [
		[
			[1,2],
			[3,0]
		]
	]
}
`
		);
	});

	test('whatever the depth, it is the same JSON', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.nat({ max: 4 }), (value, levels) => {
				const plain = JSON.parse(JSON.stringify({ value }));
				expect(JSON.parse(layOut({ value }, levels))).toEqual(plain);
			})
		);
	});
});
