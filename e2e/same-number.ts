import { expect } from './test';

/**
 * Are two numbers the same, one from the browser and one from Node? Their exp, tanh and log may
 * differ in the last bit, so the tolerance is that of the reference cases: 1e-12 relative, 1e-15
 * near zero.
 */
export function isSameNumber(x: number, y: number): boolean {
	return Object.is(x, y) || Math.abs(x - y) <= Math.max(1e-15, 1e-12 * Math.abs(y));
}

/** Fails unless two documents are the same, number by number. */
export function expectSameDocument(text: string, expected: string): void {
	const [numbers, others] = takenApart(text);
	const [expectedNumbers, expectedOthers] = takenApart(expected);
	expect(others).toBe(expectedOthers);
	const different = numbers.filter((x, k) => !isSameNumber(x, expectedNumbers[k]));
	expect(different).toEqual([]);
}

/** The numbers of a document, and all else that is in it. */
function takenApart(text: string): [numbers: number[], others: string] {
	const numbers: number[] = [];
	const others = text.replace(/(?<![\w"])-?\d[\d.eE+-]*/g, (number) => {
		numbers.push(Number(number));
		return '#';
	});
	return [numbers, others];
}
