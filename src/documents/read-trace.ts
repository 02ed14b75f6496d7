import * as v from 'valibot';
import { idOf, type Operands, type OpName } from '$engine/trace';
import { MOST_LAYERS, MOST_NEURONS } from './bounds';
import { wrongValue } from './document-error';
import { grouped } from './found';
import { listOf } from './numbers';
import { checkRules, ruleEntries } from './rules';
import { exactly, isObject, list, oneOf, read, record, text, wholeNumber } from './schema';
import type { StepRecord, TraceDocument, ValueRecord } from './trace';

/** What each operation reads, and whether it must. */
const operandNames: { readonly [K in OpName]: Readonly<Record<keyof Operands[K], boolean>> } = {
	affine: { W: true, a: true, b: false },
	activate: { z: true },
	cost: { o: true, t: true, z: false },
	costPrime: { o: true, t: true },
	activatePrime: { z: true, a: true },
	hadamard: { u: true, v: true },
	softmaxDelta: { o: true, t: true },
	outer: { delta: true, a: true },
	biasGradient: { delta: true },
	transpose: { W: true },
	matvec: { M: true, v: true },
	batchMean: { g: true, rest: true },
	descend: { p: true, g: true }
};

const givenSymbols = ['W', 'b', 'a', 't'] as const;
const batchSymbols = ['dE_dW_rest', 'dE_db_rest'] as const;
const forwardSymbols = ['z', 'E'] as const;
const backwardSymbols = ['dE_da', 'sigmaPrime', 'delta', 'dE_dW', 'dE_db', 'W_T'] as const;
const updateSymbols = ['dE_dW_mean', 'dE_db_mean', 'W_new', 'b_new'] as const;

const size = wholeNumber(1, MOST_NEURONS);

const schema = record({
	format: exactly('backstep-trace'),
	version: exactly(1),
	...ruleEntries,
	batch: v.exactOptional(
		record({
			size: wholeNumber(1, Number.MAX_SAFE_INTEGER),
			l2: v.custom<number>(
				(l2) => Number.isFinite(l2) && Number(l2) >= 0,
				'must be a finite number, 0 or more'
			),
			trainingSize: wholeNumber(1, Number.MAX_SAFE_INTEGER)
		})
	),
	values: list(
		record({
			id: text,
			symbol: oneOf([
				...givenSymbols,
				...batchSymbols,
				...forwardSymbols,
				...backwardSymbols,
				...updateSymbols
			]),
			layer: wholeNumber(0, MOST_LAYERS),
			shape: v.pipe(
				v.custom<unknown[]>(
					(shape) => Array.isArray(shape) && shape.length === 2,
					'must be a list of 2 sizes'
				),
				v.tuple([size, size])
			),
			data: v.custom<(number | null)[]>(Array.isArray, 'must be a list of numbers')
		}),
		'values'
	),
	steps: list(
		record({
			op: oneOf(Object.keys(operandNames) as OpName[]),
			phase: oneOf(['forward', 'cost', 'backward', 'update']),
			layer: wholeNumber(0, MOST_LAYERS),
			equation: oneOf(['EQ1', 'EQ3', 'EQ4', 'EQ5', 'EQ6', null]),
			operands: v.custom<Record<string, unknown>>(isObject, 'must be an object'),
			result: text
		}),
		'steps'
	),
	stopped: v.exactOptional(record({ step: wholeNumber(0, Number.MAX_SAFE_INTEGER), why: text }))
});

/**
 * The `backstep-trace` document that `json` is. Throws a DocumentError when it is none or breaks a law:
 * an id is unique and says its value's symbol and layer, a shape has as many numbers as `data`, each
 * step makes the one value behind those of the steps before it, and reads only earlier values.
 */
export function readTrace(json: unknown): TraceDocument {
	const { steps, ...document } = read(schema, json);
	const { values, stopped } = document;
	checkRules(document);
	if (stopped && stopped.step !== steps.length - 1) {
		throw wrongValue('stopped.step', `must be the last step, ${steps.length - 1}`, stopped.step);
	}
	const places = placesOf(values);
	// The passes of a batch's other samples may have stopped as well.
	const maySayNull = ({ symbol }: ValueRecord, k: number) =>
		!!stopped && (k === values.length - 1 || batchSymbols.some((of) => of === symbol));
	values.forEach((value, k) => checkData(value, k, maySayNull(value, k)));

	const givens = values.filter(isGiven).length;
	const why = `${grouped(givens)} givens and one result per step`;
	listOf(values, 'values', givens + steps.length, ['value', 'values', why]);
	const checked = steps.map((step, k) => {
		const { id } = values[givens + k];
		if (step.result !== id) {
			const must = `must be "${id}", as values[${givens + k}] is`;
			throw wrongValue(`steps[${k}].result`, must, step.result);
		}
		return { ...step, operands: readOperands(step, k, places, givens + k) } as StepRecord;
	});
	return { ...document, steps: checked };
}

/** Where each value stands, by its id. */
function placesOf(values: readonly ValueRecord[]): Map<unknown, number> {
	const places = new Map<unknown, number>();
	values.forEach((value, k) => {
		const id = idOf(value);
		const path = `values[${k}].id`;
		if (value.id !== id) {
			throw wrongValue(path, `must be "${id}" by its symbol and layer`, value.id);
		}
		if (places.has(id)) {
			throw wrongValue(path, `must differ from values[${places.get(id)}].id`, id);
		}
		places.set(id, k);
	});
	return places;
}

function checkData({ shape: [rows, cols], data }: ValueRecord, k: number, mayStop: boolean): void {
	const path = `values[${k}].data`;
	listOf(data, path, rows * cols, ['number', 'numbers', `as its shape ${rows}×${cols} says`]);
	const lawful = (number: unknown) => Number.isFinite(number) || (mayStop && number === null);
	const bad = data.findIndex((number) => !lawful(number));
	if (bad < 0) return;
	const must = `must be a finite number${mayStop ? ' or null' : ''}`;
	throw wrongValue(`${path}[${bad}]`, must, data[bad]);
}

function isGiven({ symbol, layer }: ValueRecord): boolean {
	return (
		(symbol === 'a' && layer === 0) ||
		[...givenSymbols, ...batchSymbols].some((given) => given !== 'a' && given === symbol)
	);
}

/** The operands of step k, each the id of a value that stands before the step's result. */
function readOperands(
	{ op, operands }: { op: OpName; operands: Record<string, unknown> },
	k: number,
	places: ReadonlyMap<unknown, number>,
	result: number
): Record<string, unknown> {
	const present = Object.entries(operandNames[op]).filter(
		([name, needed]) => needed || name in operands
	);
	for (const [name] of present) {
		const place = places.get(operands[name]);
		if (place === undefined || place >= result) {
			const path = `steps[${k}].operands.${name}`;
			throw wrongValue(path, 'must be the id of an earlier value', operands[name]);
		}
	}
	return Object.fromEntries(present.map(([name]) => [name, operands[name]]));
}
