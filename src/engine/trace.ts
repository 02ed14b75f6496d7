import type { PassRules } from './network';
import type { Tensor } from './tensor';

/** Names one value of one trace: its index in `trace.values`, assigned exactly once. */
export type Ref = number & { readonly brand: 'Ref' };

/** One number of one value; `row` and `col` count from 0. */
export interface Cell {
	readonly ref: Ref;
	readonly row: number;
	readonly col: number;
}

/** What a value is, whatever its layer. */
export type ValueSymbol =
	| 'W'
	| 'b'
	| 'a'
	| 't'
	| 'z'
	| 'E'
	| 'dE_da'
	| 'sigmaPrime'
	| 'delta'
	| 'dE_dW'
	| 'dE_db'
	| 'W_T'
	| 'W_new'
	| 'dE_dW_rest'
	| 'dE_db_rest'
	| 'dE_dW_mean'
	| 'dE_db_mean'
	| 'b_new';

/** A value's name: its symbol and the layer whose value it is (a⁰ is the input; t and E belong to layer L). */
export interface Name {
	readonly symbol: ValueSymbol;
	readonly layer: number;
}

/** A value of a trace: given at the start or made by one step, and never changed. */
export interface Value extends Name {
	/** The name in one word, as documents have it: `z1`, `W2_T`, `dE_da0`, `E`. */
	readonly id: string;
	readonly tensor: Tensor;
}

/** Every operation, its operands named as the equations name them. */
export interface Operands {
	/** z = W a + b */
	affine: { W: Ref; a: Ref; b?: Ref };
	/** a = σ(z) */
	activate: { z: Ref };
	/** E; from z instead of o where that keeps it finite */
	cost: { o: Ref; t: Ref; z?: Ref };
	/** ∂E/∂o */
	costPrime: { o: Ref; t: Ref };
	/** σ′(z) */
	activatePrime: { z: Ref; a: Ref };
	/** δ = u ⊙ σ′(z) */
	hadamard: { u: Ref; v: Ref };
	/** δ = o − t, softmax and cross-entropy in one */
	softmaxDelta: { o: Ref; t: Ref };
	/** ∂E/∂W = δ aᵀ */
	outer: { delta: Ref; a: Ref };
	/** ∂E/∂b = δ */
	biasGradient: { delta: Ref };
	/** Wᵀ */
	transpose: { W: Ref };
	/** ∂E/∂a = Wᵀ δ */
	matvec: { M: Ref; v: Ref };
	/** The mean of ∂E/∂p over a batch: this sample's gradient and the sum of all the others', by m. */
	batchMean: { g: Ref; rest: Ref };
	/** p ← p − α g; in a batch with L2, W ← (1 − αλ/n) W − α g */
	descend: { p: Ref; g: Ref };
}

export type OpName = keyof Operands;
export type Phase = 'forward' | 'cost' | 'backward' | 'update';
/** The equations of the source; EQ2 is EQ6 in layer notation, so no step is called EQ2. */
export type EquationName = 'EQ1' | 'EQ3' | 'EQ4' | 'EQ5' | 'EQ6';

/** One operation that was carried out: what it read and the one value it made. `Step<'outer'>` is a step of that operation. */
export type Step<Op extends OpName = OpName> = {
	[K in Op]: {
		readonly op: K;
		readonly phase: Phase;
		/** The layer that the step works for. */
		readonly layer: number;
		readonly equation: EquationName | null;
		readonly operands: Readonly<Operands[K]>;
		readonly result: Ref;
	};
}[Op];

/** The step whose result is not finite: the last of its trace. */
export interface Stop {
	/** Its index in `trace.steps`. */
	readonly step: number;
	/** The first cell that is not finite. */
	readonly cell: Cell;
	/** What met there, as a sentence. */
	readonly why: string;
}

/** All that one pass did. Step k makes exactly one value: `values[givens + k]`. */
export interface Trace {
	readonly rules: PassRules;
	/** How many values were known before step 0: input, target, parameters, and of a batch the other samples' gradients. */
	readonly givens: number;
	readonly values: readonly Value[];
	readonly steps: readonly Step[];
	/** Null when the pass went through. */
	readonly stopped: Stop | null;
}

/** A value's id in documents and in the page's attributes. */
export function idOf({ symbol, layer }: Name): string {
	if (symbol === 't' || symbol === 'E') return symbol;
	const [letter, suffix] = symbol.split(/_(?!d)/);
	return `${letter}${layer}${suffix ? `_${suffix}` : ''}`;
}

/** The value called `id`, or undefined when the trace has none. */
export function valueById(trace: Trace, id: string): Value | undefined {
	return trace.values.find((value) => value.id === id);
}

/** A step's operands as pairs of their name in the equation and their reference, in the equation's order. */
export function operandRefs(step: Step): [name: string, ref: Ref][] {
	return Object.entries(step.operands);
}
