import { describe, expect, test } from 'vitest';
import { at } from '$engine/tensor';
import { valueById } from '$engine/trace';
import { builtInPass } from '$state/built-in-pass';
import { attempt } from './attempt';

const fail = (what: string): never => {
	throw new Error(what);
};
const tried = (product: string, instead?: string, network: '3-2' | '784-30-10' = '3-2') =>
	attempt(network, product, instead, fail);

describe('attempt', () => {
	test('says what NumPy says when inner dimensions do not meet', () => {
		expect(tried('W1 delta1')).toMatchObject({
			joins: [{ name: 'W ∂E/∂z', left: [2, 3], right: [2, 1], fits: false }],
			error: {
				by: 'np.dot',
				text: 'ValueError: shapes (2,3) and (2,1) not aligned: 3 (dim 1) != 2 (dim 0)'
			}
		});
	});

	test('says what NumPy says when a product number by number cannot be spread', () => {
		const { error } = tried('dE_da2.T * sigmaPrime1.T', undefined, '784-30-10');
		expect(error).toEqual({
			by: 'np.multiply',
			text: 'ValueError: operands could not be broadcast together with shapes (1,10) (1,30)'
		});
	});

	test('takes a product from the left, as it is written, up to where it fails', () => {
		const { joins, error } = tried('W1.T dE_da1 * sigmaPrime1');
		expect(joins.map(({ name, fits }) => [name, fits])).toEqual([
			['Wᵀ ∂E/∂o', true],
			['Wᵀ ∂E/∂o ⊙ ∂o/∂z', false]
		]);
		expect(error!.text).toContain('(3,1) (2,1)');
	});

	test('shows small results, and says where NumPy repeats numbers', () => {
		const { joins, numbers } = tried('delta1 * a0.T');
		expect(joins[0].outcome).toBe('= 2 × 3: NumPy repeats numbers until the shapes fit');
		expect(numbers).toHaveLength(2);
		expect(tried('W2.T delta2', undefined, '784-30-10').numbers).toEqual([]);
	});

	test('sets numbers that are wrong beside those that are right', () => {
		const { beside, verdict, error } = tried('W2_new.T delta2', 'dE_da1', '784-30-10');
		expect(error).toBeNull();
		expect(beside!.right).toBe('∂E/∂a¹');
		expect(beside!.numbers).toHaveLength(6);
		expect(beside!.numbers.every(({ same }) => !same)).toBe(true);
		expect(verdict).toBe('… and 24 more. All 30 are wrong. NumPy reports nothing.');
	});

	test('names the places in the pass that the right numbers have, in full', () => {
		const { trace } = builtInPass('784-30-10');
		const right = valueById(trace, 'dE_da1')!.tensor;
		const cells = tried('W2_new.T delta2', 'dE_da1', '784-30-10').beside!.numbers.map(
			({ cell }) => cell
		);
		expect(cells).toEqual(
			cells.map((_, row) => ({ id: 'dE_da1', row, col: 0, number: at(right, row, 0) }))
		);
	});

	test('finds what is right to be right', () => {
		const { beside, verdict } = tried('W1_T delta1', 'dE_da0');
		expect(beside!.numbers.map(({ wrong, right, same }) => [wrong === right, same])).toEqual(
			Array(3).fill([true, true])
		);
		expect(verdict).toBe('0 of 3 are wrong. NumPy reports nothing.');
	});

	test('says when another shape comes out than the one that is wanted', () => {
		expect(tried('dE_da1.T sigmaPrime1', 'delta1').verdict).toBe(
			'NumPy reports nothing. The result is 1 × 1, but ∂E/∂z is 2 × 1.'
		);
	});
});
