import fc from 'fast-check';
import { expect, test } from 'vitest';
import { column, transposed } from '$engine/tensor';
import { largest } from './largest';

test('the largest number is taken without its sign', () => {
	expect(largest(column([0.5, -2, 1]))).toBe(2);
	expect(largest(column([0, -0]))).toBe(0);
});

test('what is not finite sets no scale', () => {
	expect(largest(column([NaN, -3, Infinity, -Infinity]))).toBe(3);
	expect(largest(column([NaN, Infinity]))).toBe(0);
});

test('no number is further from zero, and one of them is as far', () => {
	const number = fc.double({ noNaN: true, noDefaultInfinity: true });
	fc.assert(
		fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
			const most = largest(column(numbers));
			expect(numbers.every((x) => Math.abs(x) <= most)).toBe(true);
			expect(numbers.some((x) => Math.abs(x) === most)).toBe(true);
			expect(largest(transposed(column(numbers)))).toBe(most);
		})
	);
});
