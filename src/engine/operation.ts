import type { ActivationName } from './activations';
import type { CostName } from './costs';
import type { BatchRules } from './network';
import type { Tensor } from './tensor';
import type { Cell, EquationName, Name, Operands, OpName, Phase, Ref } from './trace';

/** What an operation needs to know besides its operands. */
export interface Setting {
	/** σ of the layer that the step works for. */
	readonly activation: ActivationName;
	readonly cost: CostName;
	/** α */
	readonly learningRate: number;
	readonly batch?: BatchRules | undefined;
}

/** Coefficient · product of cells. */
export interface Term {
	readonly coefficient: number;
	readonly factors: readonly Cell[];
}

/** How one cell follows from others: a sum of products, or a function of some cells. */
export type Formula =
	| { readonly kind: 'sum'; readonly terms: readonly Term[] }
	| {
			readonly kind: 'function';
			readonly cells: readonly Cell[];
			readonly evaluate: (...numbers: number[]) => number;
	  };

/** Something for each operand of an operation, by the names of the references. */
export type PerOperand<K extends OpName, T> = { readonly [N in keyof Operands[K]]: T };

/** The operands' tensors, by the names of their references. */
export type Tensors<K extends OpName> = PerOperand<K, Tensor>;

/** What `look` finds for each operand, under the operand's name. */
export function perOperand<K extends OpName, T>(
	operands: Readonly<Operands[K]>,
	look: (ref: Ref) => T
): PerOperand<K, T> {
	const refs = Object.entries(operands) as [string, Ref][];
	const found = refs.map(([name, ref]) => [name, look(ref)]);
	return Object.fromEntries(found) as PerOperand<K, T>;
}

/** One kind of step: what it computes, and where each cell of its result comes from. */
export interface Operation<K extends OpName> {
	readonly phase: Phase;
	/** Which of the source's equations this step is, in layer `layer` of `L`. */
	equation(layer: number, L: number): EquationName | null;
	/** What the result is called, when the step works for `layer`. */
	result(layer: number, operands: PerOperand<K, Name>): Name;
	/**
	 * The result. It may share an operand's memory, as a transpose does, and never writes to it.
	 * The numbers of an operand lie in its `data` row by row, unless it is a transpose.
	 */
	arithmetic(x: Tensors<K>, setting: Setting, names: PerOperand<K, Name>): Tensor;
	/** The formula of the result's cell in (row, col). Evaluating it gives the cell's number exactly. */
	origin(
		refs: Readonly<Operands[K]>,
		row: number,
		col: number,
		x: Tensors<K>,
		setting: Setting,
		names: PerOperand<K, Name>
	): Formula;
}

/** Σ over `terms`, in their order. */
export function sumOf(terms: readonly Term[]): Formula {
	return { kind: 'sum', terms };
}

/** The product of some cells, as a sum of one term. */
export function product(...factors: Cell[]): Formula {
	return sumOf([{ coefficient: 1, factors }]);
}
