import type { Operands, OpName } from '$engine/trace';
import type { StepContext } from './step-context';

/** A piece of an operation written out as matrices: an operand, or what stands between two. */
export type Piece =
	{ readonly operand: string; readonly turned: boolean } | { readonly sign: string };

/** A sign as text, an operand by its name, or the operand turned into a row. */
type Written<K extends OpName> = readonly (
	string | { readonly operand: keyof Operands[K] } | { readonly row: keyof Operands[K] }
)[];

const operand = <N extends string>(name: N) => ({ operand: name });

/** The left side of every operation as matrices, in the order of its equation; `= result` follows. */
const layouts: { readonly [K in OpName]: (context: StepContext) => Written<K> } = {
	affine: ({ biased }) => [operand('W'), '·', operand('a'), ...(biased ? ['+', operand('b')] : [])],
	activate: ({ activation }) => [
		{ sigmoid: 'σ', tanh: 'tanh', relu: 'max(0, ·)', identity: '', softmax: 'softmax' }[activation],
		operand('z')
	],
	cost: ({ cost }) =>
		({
			'half-squared-error': ['½ Σ (', operand('o'), '−', operand('t'), ')²'],
			'mean-squared-error': ['1⁄N Σ (', operand('o'), '−', operand('t'), ')²'],
			'binary-cross-entropy': ['E of', operand('o'), 'and', operand('t')],
			'cross-entropy': ['−Σ', operand('t'), '⊙ ln', operand('o')]
		})[cost],
	costPrime({ cost }) {
		const o = operand('o');
		const t = operand('t');
		return {
			'half-squared-error': [o, '−', t],
			'mean-squared-error': ['2⁄N (', o, '−', t, ')'],
			'binary-cross-entropy': ['(', o, '−', t, ') ∕ o(1 − o)'],
			'cross-entropy': ['−', t, '∕', o]
		}[cost];
	},
	activatePrime({ activation }) {
		const a = operand('a');
		const z = operand('z');
		return {
			sigmoid: [a, '⊙ ( 1 −', a, ')'],
			tanh: ['1 −', a, '⊙', a],
			relu: ['1 where', z, '> 0'],
			identity: ['1 for each', z],
			softmax: [a]
		}[activation];
	},
	hadamard: () => [operand('u'), '⊙', operand('v')],
	softmaxDelta: () => [operand('o'), '−', operand('t')],
	outer: () => [operand('delta'), '·', { row: 'a' }],
	biasGradient: () => [operand('delta')],
	transpose: () => ['(', operand('W'), ')ᵀ'],
	matvec: () => [operand('M'), '·', operand('v')],
	batchMean: () => ['1∕m (', operand('g'), '+', operand('rest'), ')'],
	descend: ({ shrinks }) => [shrinks ? '(1 − αλ∕n)' : '', operand('p'), '− α', operand('g')]
};

/** A step's left side as matrices and the signs between them. */
export function layoutOf<K extends OpName>(op: K, context: StepContext): Piece[] {
	const written: Written<K> = layouts[op](context);
	return written
		.filter((piece) => piece !== '')
		.map((piece) => {
			if (typeof piece === 'string') return { sign: piece };
			if ('row' in piece) return { operand: String(piece.row), turned: true };
			return { operand: String(piece.operand), turned: false };
		});
}
