import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixForm } from './matrix-form';

test('the matrices of 3-2, and vectors of up to ten, are printed', () => {
	for (const [rows, cols] of [
		[2, 3],
		[3, 2],
		[3, 1],
		[1, 3],
		[1, 1],
		[10, 1]
	]) {
		expect(matrixForm(rows, cols)).toBe('numerals');
	}
});

test('784 pixels are a picture, standing or lying; rows and columns of 784 are a picture each', () => {
	expect(matrixForm(784, 1)).toBe('picture');
	expect(matrixForm(1, 784)).toBe('picture');
	expect(matrixForm(30, 784)).toBe('pictures');
	expect(matrixForm(784, 30)).toBe('pictures');
});

test('what is larger is a heat map', () => {
	for (const [rows, cols] of [
		[30, 1],
		[10, 30],
		[30, 10],
		[1, 30],
		[11, 1],
		[1, 7]
	]) {
		expect(matrixForm(rows, cols)).toBe('heat-map');
	}
});

test('a matrix that is printed has few numbers, and every part of it would be printed too', () => {
	const size = fc.integer({ min: 1, max: 40 });
	fc.assert(
		fc.property(size, size, (rows, cols) => {
			if (matrixForm(rows, cols) !== 'numerals') return;
			expect(rows * cols).toBeLessThanOrEqual(60);
			expect(matrixForm(Math.max(rows - 1, 1), cols)).toBe('numerals');
			expect(matrixForm(rows, Math.max(cols - 1, 1))).toBe('numerals');
		})
	);
});
