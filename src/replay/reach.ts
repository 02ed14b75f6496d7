import { activations, type ActivationName } from '$engine/activations';
import type { Setting } from '$engine/operation';
import { settingOf } from '$engine/setting';
import type { Cell, Operands, OpName, Step, Trace } from '$engine/trace';

type Position = Pick<Cell, 'row' | 'col'>;

interface Size {
	readonly rows: number;
	readonly cols: number;
}

/** Where in a result of some size a number of an operand goes, row by row, from its position in the operand. */
type Reach = (position: Position, result: Size) => Position[];

const itself: Reach = ({ row, col }) => [{ row, col }];
const swapped: Reach = ({ row, col }) => [{ row: col, col: row }];
const nowhere: Reach = () => [];
const itsRow: Reach = ({ row }, { cols }) =>
	Array.from({ length: cols }, (_, col) => ({ row, col }));
/** The entries of a column vector belong to the columns of the result. */
const itsColumn: Reach = ({ row: col }, { rows }) =>
	Array.from({ length: rows }, (_, row) => ({ row, col }));
const everywhere: Reach = (_, size) =>
	Array.from({ length: size.rows }, (_, row) => itsRow({ row, col: 0 }, size)).flat();

/** The reach of every operand of an operation, by the names of the references. */
type Reaches<K extends OpName> = { readonly [N in keyof Required<Operands[K]>]: Reach };

/** Which of z and a a layer's σ′ is written with. */
function slopeReaches(activation: ActivationName, name: 'z' | 'a'): Reach {
	const { [activation]: sigma } = activations;
	return !sigma.outputOnly && sigma.prime.of === name ? itself : nowhere;
}

/** The reaches of every operation, by name: one without them does not compile. */
const reaches: {
	readonly [K in OpName]: (operands: Readonly<Operands[K]>, setting: Setting) => Reaches<K>;
} = {
	affine: () => ({ W: itsRow, a: everywhere, b: itself }),
	activate: (_, { activation }) => ({
		z: activations[activation].outputOnly ? everywhere : itself
	}),
	cost: ({ z }) => ({ o: z === undefined ? everywhere : nowhere, t: everywhere, z: everywhere }),
	costPrime: () => ({ o: itself, t: itself }),
	activatePrime: (_, { activation }) => ({
		z: slopeReaches(activation, 'z'),
		a: slopeReaches(activation, 'a')
	}),
	hadamard: () => ({ u: itself, v: itself }),
	softmaxDelta: () => ({ o: itself, t: itself }),
	outer: () => ({ delta: itsRow, a: itsColumn }),
	biasGradient: () => ({ delta: itself }),
	transpose: () => ({ W: swapped }),
	matvec: () => ({ M: itsRow, v: everywhere }),
	batchMean: () => ({ g: itself, rest: itself }),
	descend: () => ({ p: itself, g: itself })
};

/** The cells of a step's result that a cell goes into, row by row: those whose origins name it. */
export function reach<K extends OpName>(trace: Trace, step: Step<K>, cell: Cell): Cell[] {
	const operation: (typeof reaches)[K] = reaches[step.op];
	const byName = operation(step.operands, settingOf(trace.rules, step.layer));
	const { result: ref, operands } = step;
	const names = Object.keys(operands) as (keyof Operands[K])[];
	return names
		.filter((name) => operands[name] === cell.ref)
		.flatMap((name) => byName[name](cell, trace.values[ref].tensor))
		.map((position) => ({ ref, ...position }));
}
