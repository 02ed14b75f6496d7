import { costs } from '../costs';
import { evaluate, origin } from '../origin';
import { at, firstNotFinite } from '../tensor';
import { idOf, operandRefs, type Cell, type Ref, type Step, type Trace } from '../trace';
import { expectedSteps, type ExpectedStep, type PassPlan } from './expected-steps';

/**
 * For tests: throws an Error, its message a sentence, unless `trace` obeys every law of a learning
 * step's trace. `toInput` says whether the pass was asked to go down to the input.
 */
export function checkTrace(trace: Trace, { toInput = false }: { toInput?: boolean } = {}): void {
	checkIds(trace);
	checkGivens(trace);
	checkReferences(trace);
	checkOrder(trace, expectedSteps(planOf(trace, toInput)));
	checkShapesOfSteps(trace);
	checkFinite(trace);
	checkSharedMemory(trace);
	checkOrigins(trace);
}

function law(holds: boolean, sentence: () => string): asserts holds {
	if (!holds) throw new Error(sentence());
}

function planOf({ rules, values }: Trace, toInput: boolean): PassPlan {
	return {
		L: rules.layers.length - 1,
		softmax: rules.activations.at(-1) === 'softmax',
		costFromZ: costs[rules.cost].from === 'z',
		biases: values.some(({ id }) => id === 'b1'),
		averaged: values.some(({ id }) => id === 'dE_dW1_rest'),
		toInput
	};
}

/** Every value has the id of its name, and no other value has it. */
function checkIds({ values }: Trace) {
	for (const value of values) {
		law(value.id === idOf(value), () => `${idOf(value)} calls itself ${value.id}`);
	}
	const ids = values.map(({ id }) => id);
	law(new Set(ids).size === ids.length, () => `an id occurs twice in ${ids.join(' ')}`);
}

/** The givens are a0, t, then W and b layer by layer, and of a batch in the same order the sums of the others' gradients, in the sizes of the rules. */
function checkGivens({ values, givens, rules }: Trace) {
	const { layers } = rules;
	const biases = values.some(({ id }) => id === 'b1');
	const wanted = [`a0 ${layers[0]}×1`, `t ${layers.at(-1)}×1`];
	for (let l = 1; l < layers.length; l++) {
		wanted.push(`W${l} ${layers[l]}×${layers[l - 1]}`);
		if (biases) wanted.push(`b${l} ${layers[l]}×1`);
	}
	const averaged = (rules.batch?.size ?? 1) > 1;
	for (let l = 1; averaged && l < layers.length; l++) {
		wanted.push(`dE_dW${l}_rest ${layers[l]}×${layers[l - 1]}`);
		if (biases) wanted.push(`dE_db${l}_rest ${layers[l]}×1`);
	}
	const found = values
		.slice(0, givens)
		.map(({ id, tensor }) => `${id} ${tensor.rows}×${tensor.cols}`);
	law(found.join(', ') === wanted.join(', '), () => `given are ${found} instead of ${wanted}`);
}

/** Step k makes values[givens + k], from values that were there before. */
function checkReferences({ values, steps, givens }: Trace) {
	law(values.length === givens + steps.length, () => 'there is not one value for each step');
	steps.forEach((step, k) => {
		law(step.result === givens + k, () => `step ${k} makes value ${step.result}`);
		for (const [name, ref] of operandRefs(step)) {
			law(ref >= 0 && ref < step.result, () => `step ${k} reads ${name} before it is written`);
		}
	});
}

/** The steps are those of the design's table, in its order: all of them, or up to the one that stopped. */
function checkOrder(trace: Trace, expected: readonly ExpectedStep[]) {
	const { values, steps, stopped } = trace;
	const idAt = (ref: Ref) => values[ref].id;
	const found = steps.map((step): ExpectedStep => {
		const { op, phase, layer, equation, result } = step;
		const operands = Object.fromEntries(operandRefs(step).map(([name, ref]) => [name, idAt(ref)]));
		return { op, phase, id: idAt(result), layer, equation, operands };
	});
	found.forEach((step, k) => {
		const [is, ought] = [JSON.stringify(step), JSON.stringify(expected[k])];
		law(is === ought, () => `step ${k} is ${is} instead of ${ought}`);
	});
	const all = found.length === expected.length;
	law(all || stopped !== null, () => `the trace ends early, after step ${found.length - 1}`);
}

/** Operands and result of every step have the shapes that its equation needs. */
function checkShapesOfSteps({ values, steps }: Trace) {
	for (const step of steps) {
		const found = [...operandRefs(step).map(([, ref]) => ref), step.result]
			.map((ref) => `${values[ref].tensor.rows}×${values[ref].tensor.cols}`)
			.join(' ');
		const wanted = shapesOf(step, (ref) => values[ref].tensor).join(' ');
		law(found === wanted, () => `the shapes of ${step.op} are ${found} instead of ${wanted}`);
	}
}

type Size = { readonly rows: number; readonly cols: number };

/** The shapes that a step's operands, in their order, and its result must have, by two sizes of its operands. */
function shapesOf(step: Step, size: (ref: Ref) => Size): string[] {
	const shape = (rows: number, cols: number) => `${rows}×${cols}`;
	const alike = (count: number, { rows, cols }: Size) =>
		Array.from({ length: count }, () => shape(rows, cols));
	switch (step.op) {
		case 'affine': {
			const { rows, cols } = size(step.operands.W);
			const column = shape(rows, 1);
			const bias = step.operands.b === undefined ? [] : [column];
			return [shape(rows, cols), shape(cols, 1), ...bias, column];
		}
		case 'activate':
			return alike(2, { ...size(step.operands.z), cols: 1 });
		case 'cost': {
			const operands = step.operands.z === undefined ? 2 : 3;
			return [...alike(operands, { ...size(step.operands.o), cols: 1 }), '1×1'];
		}
		case 'costPrime':
		case 'softmaxDelta':
			return alike(3, { ...size(step.operands.o), cols: 1 });
		case 'activatePrime':
			return alike(3, { ...size(step.operands.z), cols: 1 });
		case 'hadamard':
			return alike(3, { ...size(step.operands.u), cols: 1 });
		case 'outer': {
			const [n, m] = [size(step.operands.delta).rows, size(step.operands.a).rows];
			return [shape(n, 1), shape(m, 1), shape(n, m)];
		}
		case 'biasGradient':
			return alike(2, { ...size(step.operands.delta), cols: 1 });
		case 'transpose': {
			const { rows, cols } = size(step.operands.W);
			return [shape(rows, cols), shape(cols, rows)];
		}
		case 'matvec': {
			const { rows, cols } = size(step.operands.M);
			return [shape(rows, cols), shape(cols, 1), shape(rows, 1)];
		}
		case 'batchMean':
			return alike(3, size(step.operands.g));
		case 'descend':
			return alike(3, size(step.operands.p));
	}
}

/** Every step's result is finite, but for that of the step that stopped the trace, which is the last. */
function checkFinite(trace: Trace) {
	const { steps, values, stopped } = trace;
	steps.forEach((step, k) => {
		const bad = firstNotFinite(values[step.result].tensor);
		law(bad === null || stopped?.step === k, () => `step ${k} is not finite and stopped nothing`);
	});
	if (!stopped) return;
	law(stopped.step === steps.length - 1, () => 'the step that stopped the trace is not its last');
	const { result } = steps[stopped.step];
	law(
		stopped.cell.ref === result,
		() => 'the cell that stopped the trace is not of its last value'
	);
	const bad = firstNotFinite(values[result].tensor);
	law(
		bad?.row === stopped.cell.row && bad.col === stopped.cell.col,
		() => 'the cell that stopped the trace is not the first that is not finite'
	);
	law(stopped.why.length > 0, () => 'nothing says why the trace stopped');
}

/** A transpose is the same memory as its matrix, and ∂E/∂b the same as δ. */
function checkSharedMemory({ values, steps }: Trace) {
	for (const step of steps) {
		const source =
			step.op === 'transpose'
				? step.operands.W
				: step.op === 'biasGradient'
					? step.operands.delta
					: null;
		if (source === null) continue;
		const shared = values[step.result].tensor.data === values[source].tensor.data;
		law(shared, () => `${values[step.result].id} is a copy of ${values[source].id}`);
	}
}

/** A given has no origin; every other cell's origin reads operands of its own step and gives the recorded number, bit for bit. */
function checkOrigins(trace: Trace) {
	trace.values.forEach(({ id, tensor }, ref) => {
		for (let row = 0; row < tensor.rows; row++) {
			for (let col = 0; col < tensor.cols; col++) {
				const place = () => `${id}[${row}][${col}]`;
				checkOrigin(trace, { ref: ref as Ref, row, col }, place);
			}
		}
	});
}

function checkOrigin(trace: Trace, cell: Cell, place: () => string) {
	const found = origin(trace, cell);
	if (cell.ref < trace.givens) {
		law(found === null, () => `${place()} was given and has an origin`);
		return;
	}
	law(found !== null, () => `${place()} has no origin`);
	const { step } = found;
	law(step === trace.steps[cell.ref - trace.givens], () => `${place()} names another step`);

	const operands = operandRefs(step).map(([, ref]) => ref);
	const cells = found.kind === 'sum' ? found.terms.flatMap((term) => term.factors) : found.cells;
	for (const { ref, row, col } of cells) {
		law(operands.includes(ref), () => `${place()} comes from a value its step does not read`);
		const { rows, cols } = trace.values[ref].tensor;
		const inside = row >= 0 && row < rows && col >= 0 && col < cols;
		law(inside, () => `${place()} comes from outside ${trace.values[ref].id}`);
	}

	const recorded = at(trace.values[cell.ref].tensor, cell.row, cell.col);
	const evaluated = evaluate(trace, found);
	law(Object.is(recorded, evaluated), () => `${place()} is ${recorded}, its origin ${evaluated}`);
}
