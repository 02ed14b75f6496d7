import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { rowMajor, transposed, type Tensor } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { operandRefs, type OpName, type Step, type Trace } from '$engine/trace';
import { everyKindOfPass } from './every-kind-of-pass';
import { layoutOf, type Piece } from './layout';
import { stepContext } from './step-context';

const layout = (trace: Trace, step: Step) => layoutOf(step.op, stepContext(trace, step, 'layered'));
const operandsIn = (pieces: readonly Piece[]) =>
	pieces.flatMap((piece) => ('operand' in piece ? [piece.operand] : []));
const asText = (pieces: readonly Piece[]) =>
	pieces
		.map((piece) => ('sign' in piece ? piece.sign : piece.operand + (piece.turned ? 'ᵀ' : '')))
		.join(' ');

test('every operation is written in the order of its equation', () => {
	const all = new Set<string>();
	for (const trace of everyKindOfPass('layered')) {
		for (const step of trace.steps) all.add(`${step.op}: ${asText(layout(trace, step))}`);
	}
	expect([...all].sort()).toEqual(
		[
			'activate: max(0, ·) z',
			'activate: softmax z',
			'activate: tanh z',
			'activate: z',
			'activate: σ z',
			'activatePrime: 1 for each z',
			'activatePrime: 1 where z > 0',
			'activatePrime: 1 − a ⊙ a',
			'activatePrime: a ⊙ ( 1 − a )',
			'affine: W · a',
			'affine: W · a + b',
			'batchMean: 1∕m ( g + rest )',
			'biasGradient: delta',
			'cost: 1⁄N Σ ( o − t )²',
			'cost: E of o and t',
			'cost: ½ Σ ( o − t )²',
			'cost: −Σ t ⊙ ln o',
			'costPrime: 2⁄N ( o − t )',
			'costPrime: ( o − t ) ∕ o(1 − o)',
			'costPrime: o − t',
			'descend: p − α g',
			'descend: (1 − αλ∕n) p − α g',
			'hadamard: u ⊙ v',
			'matvec: M · v',
			'outer: delta · aᵀ',
			'softmaxDelta: o − t',
			'transpose: ( W )ᵀ'
		].sort()
	);
});

describe('in any pass', () => {
	const anyTrace = anyPass().map(({ network, sample, toInput }) =>
		learningStep(network, sample, { toInput })
	);

	test('the matrices are operands of the step, and no sign is empty', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (const step of trace.steps) {
					const pieces = layout(trace, step);
					const names = operandRefs(step).map(([name]) => name);
					expect(names).toEqual(expect.arrayContaining(operandsIn(pieces)));
					for (const piece of pieces) if ('sign' in piece) expect(piece.sign.trim()).not.toBe('');
				}
			})
		);
	});

	test('every operand is there, but for z of a cost and whichever of z and a the slope can do without', () => {
		const absent: Partial<Record<OpName, string[]>> = { cost: ['z'], activatePrime: ['z', 'a'] };
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (const step of trace.steps) {
					const there = operandsIn(layout(trace, step));
					expect(there.length).toBeGreaterThan(0);
					const missing = operandRefs(step)
						.map(([name]) => name)
						.filter((name) => !there.includes(name));
					expect(absent[step.op] ?? []).toEqual(expect.arrayContaining(missing));
				}
			})
		);
	});

	test('the inner dimensions of a product meet, and the outer ones are those of the result', () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				for (const step of trace.steps) {
					if (step.op !== 'affine' && step.op !== 'matvec' && step.op !== 'outer') continue;
					const refs = Object.fromEntries(operandRefs(step));
					const shown = layout(trace, step).flatMap((piece): Tensor[] => {
						if ('sign' in piece) return [];
						const { tensor } = trace.values[refs[piece.operand]];
						return [piece.turned ? transposed(tensor) : tensor];
					});
					const [left, right] = shown;
					expect(left.cols).toBe(right.rows);
					const { tensor } = trace.values[step.result];
					expect([left.rows, right.cols]).toEqual([tensor.rows, tensor.cols]);
					expect(rowMajor(tensor)).toHaveLength(left.rows * right.cols);
				}
			})
		);
	});
});
