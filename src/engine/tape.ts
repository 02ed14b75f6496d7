import type { Rules } from './network';
import type { Operation, Tensors } from './operation';
import { operations } from './operations';
import { origin } from './origin';
import { settingOf } from './setting';
import { at, firstNotFinite, type Tensor } from './tensor';
import { idOf, type Name, type Operands, type OpName } from './trace';
import type { Cell, Ref, Step, Stop, Trace, Value } from './trace';

/** Thrown by `Tape.record` after it has recorded a result that is not finite. */
export class NotFinite extends Error {}

/** Records a pass: each operation reads values by reference, makes one new value and appends one step. */
export class Tape {
	readonly #rules: Rules;
	readonly #values: Value[] = [];
	readonly #steps: Step[] = [];
	#stopped: Stop | null = null;

	constructor(rules: Rules) {
		const { layers, activations, cost, learningRate } = rules;
		this.#rules = { layers, activations, cost, learningRate };
	}

	/** Takes in a value that is known before the first step. Throws an Error once a step has been recorded. */
	given(name: Name, tensor: Tensor): Ref {
		if (this.#steps.length > 0) throw new Error(`${idOf(name)} is given after the first step`);
		return this.#append(name, tensor);
	}

	/** Carries out `op` for `layer` and returns its result. Throws NotFinite when the result is not finite. */
	record<K extends OpName>(op: K, layer: number, operands: Operands[K]): Ref {
		if (this.#stopped) throw new NotFinite(this.#stopped.why);
		const operation: Operation<K> = operations[op];
		const refs = Object.entries(operands) as [keyof Operands[K], Ref][];
		const read = Object.fromEntries(refs.map(([name, ref]) => [name, this.#values[ref]]));
		const tensors = Object.fromEntries(refs.map(([name, ref]) => [name, this.#values[ref].tensor]));

		const name = operation.result(layer, read as { [N in keyof Operands[K]]: Value });
		const tensor = operation.arithmetic(tensors as Tensors<K>, settingOf(this.#rules, layer));
		const result = this.#append(name, tensor);
		const equation = operation.equation(layer, this.#rules.layers.length - 1);
		this.#steps.push({ op, phase: operation.phase, layer, equation, operands, result } as Step);

		const bad = firstNotFinite(tensor);
		if (bad) {
			const cell = { ref: result, ...bad };
			this.#stopped = { step: this.#steps.length - 1, cell, why: whatMet(this.trace(), cell) };
			throw new NotFinite(this.#stopped.why);
		}
		return result;
	}

	/** What has been recorded so far. */
	trace(): Trace {
		return {
			rules: this.#rules,
			givens: this.#values.length - this.#steps.length,
			values: [...this.#values],
			steps: [...this.#steps],
			stopped: this.#stopped
		};
	}

	#append(name: Name, tensor: Tensor): Ref {
		const id = idOf(name);
		if (this.#values.some((value) => value.id === id)) throw new Error(`${id} is written twice`);
		return (this.#values.push({ ...name, id, tensor }) - 1) as Ref;
	}
}

/** How many of the numbers that met are named; a sum of 784 terms would fill a page. */
const NAMED = 4;

/** A sentence that names a cell which is not finite and the numbers it came from, the largest first. */
function whatMet(trace: Trace, cell: Cell): string {
	const made = origin(trace, cell);
	const sources =
		made?.kind === 'sum' ? made.terms.flatMap(({ factors }) => factors) : (made?.cells ?? []);
	const met = sources
		.map((source) => ({ source, number: numberAt(trace, source) }))
		.sort((x, y) => Math.abs(y.number) - Math.abs(x.number));
	const named = met
		.slice(0, NAMED)
		.map(({ source, number }) => `${nameOf(trace, source)} = ${number}`);
	const more = met.length > NAMED ? ` and ${met.length - NAMED} more` : '';
	return `${nameOf(trace, cell)} is ${numberAt(trace, cell)}: it came from ${named.join(', ')}${more}`;
}

function numberAt(trace: Trace, { ref, row, col }: Cell): number {
	return at(trace.values[ref].tensor, row, col);
}

function nameOf(trace: Trace, { ref, row, col }: Cell): string {
	const { id, tensor } = trace.values[ref];
	if (tensor.rows === 1 && tensor.cols === 1) return id;
	return tensor.cols === 1 ? `${id}[${row}]` : `${id}[${row}][${col}]`;
}
