import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import { origin } from '$engine/origin';
import { at, column } from '$engine/tensor';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { valueById, type Cell, type Ref, type Trace } from '$engine/trace';
import { cellLabel } from './cell-label';
import { derivation, SHORT_SUM, type Derivation } from './derivation';
import type { Letters } from './label';
import { formatShort } from './number';
import { arithmetic } from './testing/arithmetic';
import type { Token } from './tokens';

const letters: Letters = { lettering: 'single', L: 1 };
const cellOf = (trace: Trace, id: string, row = 0, col = 0): Cell => ({
	ref: trace.values.indexOf(valueById(trace, id)!) as Ref,
	row,
	col
});
const numberIn =
	({ values }: Trace) =>
	({ ref, row, col }: Cell) =>
		at(values[ref].tensor, row, col);

/** The two lines as one reads them: in letters, and with numbers put in. */
function read(trace: Trace, { name, tokens }: Derivation): string[] {
	const written = (cell: (cell: Cell) => string, constant: (token: Token & object) => string) =>
		tokens
			.map((token) =>
				typeof token === 'string' ? token : 'ref' in token ? cell(token) : constant(token)
			)
			.join('');
	return [
		`${name} = ${written(
			({ ref, row, col }) => cellLabel(trace.values[ref], row, col, letters),
			(token) => ('symbol' in token ? token.symbol : '')
		)}`,
		`= ${written(
			(cell) => formatShort(numberIn(trace)(cell)),
			(token) => ('number' in token ? formatShort(token.number) : '')
		)}`
	];
}

const lines = (trace: Trace, id: string, row = 0, col = 0) =>
	read(trace, derivation(trace, cellOf(trace, id, row, col), letters, { shown: 8 })!);

/** The 3-2 network with another last layer. */
const ending = (output: ActivationName, cost: CostName) =>
	learningStep({ ...worked.network, activations: [output], cost }, worked.sample);

describe('in the 3-2 network', () => {
	const pass = learningStep(worked.network, worked.sample, { toInput: true });

	test.each<[string, number, number, string, string]>([
		['z1', 0, 0, 'z₁ = w₁ · h₁ + w₃ · h₂ + w₅ · h₃', '= 0.1 · 0.9 + 0.3 · 0.1 + 0.5 · 0.4'],
		['a1', 0, 0, 'o₁ = 1 ∕ (1 + e^−(z₁))', '= 1 ∕ (1 + e^−(0.32))'],
		['E', 0, 0, 'E = ½ · ((o₁ − t₁)² + (o₂ − t₂)²)', '= ½ · ((0.5793 − 1)² + (0.6130 − 0)²)'],
		['dE_da1', 0, 0, '∂E/∂o₁ = o₁ − t₁', '= 0.5793 − 1'],
		['sigmaPrime1', 0, 0, '∂o/∂z₁ = o₁ · (1 − o₁)', '= 0.5793 · (1 − 0.5793)'],
		['delta1', 0, 0, '∂E/∂z₁ = ∂E/∂o₁ · ∂o/∂z₁', '= −0.4207 · 0.2437'],
		['dE_dW1', 1, 1, '∂E/∂w₄ = ∂E/∂z₂ · h₂', '= 0.1454 · 0.1'],
		['W1_T', 2, 1, 'w₆ = w₆', '= 0.6'],
		['dE_da0', 1, 0, '∂E/∂h₂ = w₃ · ∂E/∂z₁ + w₄ · ∂E/∂z₂', '= 0.3 · −0.1025 + 0.4 · 0.1454'],
		['W1_new', 0, 0, 'new w₁ = w₁ − α · ∂E/∂w₁', '= 0.1 − 0.5 · −0.0923']
	])('%s[%i][%i] is derived in letters and in numbers', (id, row, col, ...expected) => {
		expect(lines(pass, id, row, col)).toEqual(expected);
	});

	test('what was given has no derivation', () => {
		expect(derivation(pass, cellOf(pass, 'W1'), letters, { shown: 8 })).toBeNull();
	});

	test('the derivation names the step', () => {
		const { step } = derivation(pass, cellOf(pass, 'z1'), letters, { shown: 8 })!;
		expect(step).toBe(pass.steps[0]);
	});
});

describe('by another cost,', () => {
	test('the mean has its N as a letter and as a number', () => {
		const pass = ending('identity', 'mean-squared-error');
		expect(lines(pass, 'E')[0]).toBe('E = 1∕N · ((o₁ − t₁)² + (o₂ − t₂)²)');
		expect(lines(pass, 'E')[1]).toBe('= 1∕2 · ((0.32 − 1)² + (0.46 − 0)²)');
		expect(lines(pass, 'dE_da1')[0]).toBe('∂E/∂o₁ = 2∕N · (o₁ − t₁)');
	});

	test('binary cross-entropy comes from z, output by output', () => {
		const pass = ending('sigmoid', 'binary-cross-entropy');
		const one = (k: string) => `(max(0, z${k}) − t${k} · z${k} + ln(1 + e^−|z${k}|))`;
		expect(lines(pass, 'E')[0]).toBe(`E = ${one('₁')} + ${one('₂')}`);
	});

	test('cross-entropy comes from z, with one logarithm, and softmax from all z', () => {
		const pass = ending('softmax', 'cross-entropy');
		expect(lines(pass, 'E')[0]).toBe('E = (t₁ + t₂) · ln(e^z₁ + e^z₂) − (t₁ · z₁ + t₂ · z₂)');
		expect(lines(pass, 'a1', 1)).toEqual([
			'o₂ = e^z₂ ∕ (e^z₁ + e^z₂)',
			'= e^0.46 ∕ (e^0.32 + e^0.46)'
		]);
		expect(lines(pass, 'delta1')[0]).toBe('∂E/∂z₁ = o₁ − t₁');
	});

	test('a power of a number that is itself written with one stands in brackets', () => {
		const tiny = { ...worked.sample, input: column([1e-6, 0, 0]) };
		const network = { ...worked.network, activations: ['softmax' as const] };
		const pass = learningStep({ ...network, cost: 'cross-entropy' }, tiny);
		expect(lines(pass, 'a1')[1]).toBe('= e^(1.0×10⁻⁷) ∕ (e^(1.0×10⁻⁷) + e^(2.0×10⁻⁷))');
	});

	test('an output of binary cross-entropy that has reached its target is not 0 ∕ 0', () => {
		const sure = { ...worked.sample, input: column([0, 0, 1000]) };
		const network = { ...worked.network, cost: 'binary-cross-entropy' as const };
		const reached = learningStep(network, { ...sure, target: column([1, 1]) });
		expect(lines(reached, 'dE_da1')[0]).toBe('∂E/∂o₁ = −t₁ ∕ o₁');
		const weights = [{ ...worked.network.weights[0], data: new Float64Array(6).fill(-1) }];
		const zero = learningStep({ ...network, weights }, { ...sure, target: column([0, 0]) });
		expect(lines(zero, 'dE_da1')[0]).toBe('∂E/∂o₁ = (1 − t₁) ∕ (1 − o₁)');
	});
});

const key = ({ ref, row, col }: Cell) => `${ref} ${row} ${col}`;
const cellsIn = (tokens: readonly Token[]) =>
	tokens.filter((token): token is Cell => typeof token === 'object' && 'ref' in token);

/** Every cell that a step of a trace has made. */
function* madeCells({ values, steps }: Trace): Generator<Cell> {
	for (const { result: ref } of steps) {
		const { rows, cols } = values[ref].tensor;
		for (let row = 0; row < rows; row++) {
			for (let col = 0; col < cols; col++) yield { ref, row, col };
		}
	}
}

describe('of every number of any pass', () => {
	const whole = { shown: 784 };

	/** How far a line's number may be from the recorded one; null where e^z is more than a double holds. */
	function tolerance(trace: Trace, cell: Cell, { step, tokens }: Derivation): number | null {
		const relative = 1e-12 * Math.abs(numberIn(trace)(cell)) + 1e-300;
		const { activations, cost } = trace.rules;
		const softmax = step.op === 'activate' && activations[step.layer - 1] === 'softmax';
		const crossEntropy = step.op === 'cost' && cost === 'cross-entropy';
		if (!softmax && !crossEntropy) return relative;
		const largest = Math.max(...cellsIn(tokens).map((z) => Math.abs(numberIn(trace)(z))));
		if (largest > 700) return null;
		// It takes numbers of the size of z from each other.
		return crossEntropy ? relative + 1e-12 * (1 + largest) : relative;
	}

	test('the line, read as arithmetic, is the number', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				for (const cell of madeCells(trace)) {
					const derived = derivation(trace, cell, letters, whole)!;
					const allowed = tolerance(trace, cell, derived);
					if (allowed === null) continue;
					const recorded = numberIn(trace)(cell);
					const line = arithmetic(derived.tokens, numberIn(trace));
					if (Number.isFinite(recorded)) {
						expect(Math.abs(line - recorded)).toBeLessThanOrEqual(allowed);
					} else expect(line).toBe(recorded);
				}
			})
		);
	});

	test('the line names the cells that its origin names, and no others', () => {
		fc.assert(
			fc.property(anyPass(), ({ network, sample, toInput }) => {
				const trace = learningStep(network, sample, { toInput });
				for (const cell of madeCells(trace)) {
					const made = origin(trace, cell)!;
					const cells =
						made.kind === 'sum' ? made.terms.flatMap(({ factors }) => factors) : made.cells;
					const { tokens } = derivation(trace, cell, letters, whole)!;
					expect(new Set(cellsIn(tokens).map(key))).toEqual(new Set(cells.map(key)));
				}
			})
		);
	});

	test('the terms that are shown fall in size, and with the rest they are the number', () => {
		fc.assert(
			fc.property(anyPass(), fc.integer({ min: 1, max: 5 }), ({ network, sample }, shown) => {
				const trace = learningStep(network, sample);
				for (const cell of madeCells(trace)) {
					const made = origin(trace, cell)!;
					const { tokens, rest } = derivation(trace, cell, letters, { shown })!;
					if (made.kind !== 'sum' || made.terms.length <= shown) {
						expect(rest).toBeNull();
						continue;
					}
					expect(rest!.count).toBe(made.terms.length - shown);
					const sizes = sizesOf(trace, tokens);
					expect(sizes).toHaveLength(shown);
					expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
					const line = arithmetic(tokens, numberIn(trace));
					const scale = sizes[0] * made.terms.length;
					const error = Math.abs(line + rest!.sum - numberIn(trace)(cell));
					expect(error).toBeLessThanOrEqual(1e-12 * scale);
				}
			})
		);
	});
});

/** The sizes of the terms of a sum's line. */
function sizesOf(trace: Trace, tokens: readonly Token[]): number[] {
	const terms: Token[][] = [[]];
	for (const token of tokens) {
		if (token === ' + ' || token === ' − ') terms.push([]);
		else if (token !== '−') terms[terms.length - 1].push(token);
	}
	return terms.map((term) => Math.abs(arithmetic(term, numberIn(trace))));
}

describe('of a sum of 784 terms', () => {
	const rules = {
		layers: [784, 2],
		activations: ['sigmoid' as const],
		cost: 'half-squared-error' as const,
		learningRate: 1
	};
	const network = initialise(rules, { how: 'uniform', seed: 3, biases: true });
	const input = column(Array.from({ length: 784 }, (_, k) => (k % 7) / 7));
	const trace = learningStep(network, { input, target: column([1, 0]) });
	const z = cellOf(trace, 'z1', 1);
	const derived = (shown: number) => derivation(trace, z, letters, { shown })!;

	test('the largest terms are shown, and the others as how many they are and what they come to', () => {
		const { tokens, rest } = derived(SHORT_SUM);
		expect(sizesOf(trace, tokens)).toHaveLength(8);
		// The bias is a term, too.
		expect(rest!.count).toBe(777);
		const line = arithmetic(tokens, numberIn(trace));
		expect(line + rest!.sum).toBeCloseTo(numberIn(trace)(z), 10);
	});

	test('asking for more adds to the line, up to all of it', () => {
		const fewer = derived(8).tokens;
		for (const shown of [16, 100, 785]) {
			const { tokens, rest } = derived(shown);
			expect(tokens.slice(0, fewer.length)).toEqual(fewer);
			expect(rest?.count ?? 0).toBe(785 - shown);
		}
		const all = sizesOf(trace, derived(785).tokens);
		expect(all).toEqual([...all].sort((x, y) => y - x));
	});
});
