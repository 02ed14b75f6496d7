import type { PassRules } from './network';
import { perOperand, type Operation } from './operation';
import { operations } from './operations';
import { settingOf } from './setting';
import { firstNotFinite, rowMajor, tensor, type Tensor } from './tensor';
import { idOf, type Name, type Operands, type OpName } from './trace';
import type { Ref, Step, Stop, Trace, Value } from './trace';
import { whatMet } from './what-met';

/** Thrown by `Tape.record` after it has recorded a result that is not finite. */
export class NotFinite extends Error {}

/** Records a pass: each operation reads values by reference, makes one new value and appends one step. */
export class Tape {
	readonly #rules: PassRules;
	readonly #values: Value[] = [];
	readonly #steps: Step[] = [];
	#stopped: Stop | null = null;

	constructor(rules: PassRules) {
		const { layers, activations, cost, learningRate, batch } = rules;
		this.#rules = { layers, activations, cost, learningRate, ...(batch && { batch }) };
	}

	/**
	 * Takes in a value that is known before the first step: its own memory, or a copy of a transpose.
	 * Throws an Error once a step has been recorded, or when the name is taken.
	 */
	given(name: Name, value: Tensor): Ref {
		if (this.#steps.length > 0) throw new Error(`${idOf(name)} is given after the first step`);
		return this.#append(name, tensor(value.rows, value.cols, rowMajor(value)));
	}

	/**
	 * Carries out `op` for `layer` and returns its result. Throws NotFinite when the result is not
	 * finite, and from then on; an Error when a value of the result's name has been written before.
	 */
	record<K extends OpName>(op: K, layer: number, operands: Operands[K]): Ref {
		if (this.#stopped) throw new NotFinite(this.#stopped.why);
		const operation: Operation<K> = operations[op];
		const names = perOperand<K, Value>(operands, (ref) => this.#values[ref]);
		const tensors = perOperand<K, Tensor>(operands, (ref) => this.#values[ref].tensor);
		const made = operation.arithmetic(tensors, settingOf(this.#rules, layer), names);

		const { phase } = operation;
		const equation = operation.equation(layer, this.#rules.layers.length - 1);
		const result = this.#append(operation.result(layer, names), made);
		this.#steps.push({ op, phase, layer, equation, operands, result } as Step);

		const bad = firstNotFinite(made);
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
