import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { settingOf } from '$engine/setting';
import { at } from '$engine/tensor';
import type { Cell, OpName, Trace } from '$engine/trace';
import { costTokens } from './cost-tokens';
import { powerTokens } from './power-tokens';
import { bracketedSum, type Token } from './tokens';

/** The line of a made cell that is no sum of products but a function of some `cells`, as its origin names them. */
export function functionTokens(trace: Trace, made: Cell, cells: readonly Cell[]): Token[] {
	const step = trace.steps[made.ref - trace.givens];
	const line = lines[step.op];
	if (!line) throw new RangeError(`${step.op} makes sums of products`);
	return line({ trace, cells, row: made.row, ...settingOf(trace.rules, step.layer) });
}

interface Call {
	readonly trace: Trace;
	readonly cells: readonly Cell[];
	/** The row of the cell that is made. */
	readonly row: number;
	readonly activation: ActivationName;
	readonly cost: CostName;
}

type Line = (call: Call) => Token[];

const activationLines: Record<ActivationName, Line> = {
	sigmoid: ({ cells: [z] }) => ['1 ∕ (1 + e^−(', z, '))'],
	tanh: ({ cells: [z] }) => ['tanh(', z, ')'],
	relu: ({ cells: [z] }) => ['max(0, ', z, ')'],
	identity: ({ cells: [z] }) => [z],
	softmax({ trace, cells, row }) {
		const powers = cells.map((z) => powerTokens(trace, z));
		return [...powers[row], ' ∕ ', ...bracketedSum(powers)];
	}
};

const slopeLines: Record<ActivationName, Line> = {
	sigmoid: ({ cells: [a] }) => [a, ' · (1 − ', a, ')'],
	tanh: ({ cells: [a] }) => ['1 − ', a, ' · ', a],
	relu: ({ cells: [z] }) => [z, ' > 0 ? 1 : 0'],
	identity: ({ cells: [z] }) => ['1, whatever ', z, ' is'],
	// Never taken alone: softmaxDelta is this and the cost's derivative in one.
	softmax: ({ cells: [a] }) => [a]
};

const costPrimeLines: Record<CostName, Line> = {
	'half-squared-error': ({ cells: [o, t] }) => [o, ' − ', t],
	'mean-squared-error': ({ trace: { rules }, cells: [o, t] }) => [
		...['2∕', { symbol: 'N', number: rules.layers[rules.layers.length - 1] }],
		...[' · (', o, ' − ', t, ')']
	],
	'binary-cross-entropy'({ trace, cells: [o, t] }) {
		const [output, target] = [o, t].map(({ ref, row }) => at(trace.values[ref].tensor, row, 0));
		// An output that has reached its target would make the fraction 0 ∕ 0.
		if (output === target && target === 1) return ['−', t, ' ∕ ', o];
		if (output === target && target === 0) return ['(1 − ', t, ') ∕ (1 − ', o, ')'];
		return ['(', o, ' − ', t, ') ∕ (', o, ' · (1 − ', o, '))'];
	},
	'cross-entropy': ({ cells: [o, t] }) => ['−', t, ' ∕ ', o]
};

/** The line of every operation, by name; null where the result is a sum of products. */
const lines: Record<OpName, Line | null> = {
	affine: null,
	activate: (call) => activationLines[call.activation](call),
	cost({ trace, cells }) {
		const N = cells.length / 2;
		return costTokens(trace, cells.slice(0, N), cells.slice(N));
	},
	costPrime: (call) => costPrimeLines[call.cost](call),
	activatePrime: (call) => slopeLines[call.activation](call),
	hadamard: null,
	softmaxDelta: null,
	outer: null,
	biasGradient: null,
	transpose: null,
	matvec: null,
	batchMean: null,
	descend: null
};
