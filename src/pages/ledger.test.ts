import { expect, test } from 'vitest';
import { builtInPass } from '$state/built-in-pass';
import { addresses } from './addresses';
import { ledger } from './ledger';

const { phases } = ledger('784-30-10', addresses('', new Map()));
const rows = phases.flatMap(({ rows }) => rows);

test('the ledger has every step of the pass, in order, with a link to it', () => {
	const { trace } = builtInPass('784-30-10');
	expect(rows.map(({ step }) => step.address)).toEqual(
		trace.steps.map((_, k) => `/mnist/#seed=1&at=${k + 1}`)
	);
	expect(rows.map(({ equation }) => equation)).toEqual(trace.steps.map(({ equation }) => equation));
});

test('in every product of the ledger the inner dimensions meet', () => {
	const products = rows.filter(({ factors }) => factors.some(({ sign }) => sign === '·'));
	expect(products).toHaveLength(5);
	for (const { result, factors } of products) {
		const [left, right] = factors;
		expect(left.meets.right && right.meets.left).toBe(true);
		expect(left.cols).toBe(right.rows);
		expect([result.rows, result.cols]).toEqual([left.rows, right.cols]);
	}
});

test('an operand that stands as a row is called by its transpose', () => {
	expect(rows[8].factors.map(({ name, rows, cols }) => [name, rows, cols])).toEqual([
		['δ²', 10, 1],
		['(a¹)ᵀ', 1, 30]
	]);
});

test('a sign stands between operands only where it is all that is done to them', () => {
	const from = (step: number) =>
		rows[step - 1].factors.map(({ sign, name }) => sign + name).join(' ');
	expect([1, 5, 7, 12, 14, 17].map(from)).toEqual([
		'W¹ ·a⁰ +b¹',
		'o ,t',
		'o',
		'(W²)ᵀ ·δ²',
		'∂E/∂a¹ ⊙σ′(z¹)',
		'W² ,∂E/∂W²'
	]);
});
