import type { PassRules } from '$engine/network';
import { rowMajor } from '$engine/tensor';
import { operandRefs } from '$engine/trace';
import type { EquationName, Name, Operands, OpName, Phase, Trace } from '$engine/trace';
import { layOut } from './lay-out';

/** One value of a trace document. */
export interface ValueRecord extends Name {
	readonly id: string;
	readonly shape: readonly [rows: number, cols: number];
	/** Row-major. Null stands for a number that is not finite: only in the result of the step that stopped. */
	readonly data: readonly (number | null)[];
}

/** One step of a trace document; its operands and its result are ids of values. */
export type StepRecord = {
	[K in OpName]: {
		readonly op: K;
		readonly phase: Phase;
		readonly layer: number;
		readonly equation: EquationName | null;
		readonly operands: { readonly [N in keyof Operands[K]]: string };
		readonly result: string;
	};
}[OpName];

/** A `backstep-trace` document: what one pass recorded. */
export interface TraceDocument extends PassRules {
	readonly format: 'backstep-trace';
	readonly version: 1;
	/** Givens, then one result per step, in order. */
	readonly values: readonly ValueRecord[];
	readonly steps: readonly StepRecord[];
	readonly stopped?: { readonly step: number; readonly why: string };
}

/** What a trace is as a document. */
export function traceDocument({ rules, values, steps, stopped }: Trace): TraceDocument {
	return {
		format: 'backstep-trace',
		version: 1,
		...rules,
		values: values.map(({ id, symbol, layer, tensor }) => ({
			id,
			symbol,
			layer,
			shape: [tensor.rows, tensor.cols],
			data: Array.from(rowMajor(tensor), (number) => (Number.isFinite(number) ? number + 0 : null))
		})),
		steps: steps.map((step) => {
			const { op, phase, layer, equation } = step;
			const ids = operandRefs(step).map(([name, ref]) => [name, values[ref].id]);
			const operands = Object.fromEntries(ids);
			const result = values[step.result].id;
			return { op, phase, layer, equation, operands, result } as StepRecord;
		}),
		...(stopped && { stopped: { step: stopped.step, why: stopped.why } })
	};
}

/** A trace as a `backstep-trace` document, one value or step a line. */
export function writeTrace(trace: Trace): string {
	return layOut(traceDocument(trace), 2);
}
