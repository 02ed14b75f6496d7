import {
	operandRefs,
	type Cell,
	type Ref,
	type Trace,
	type Value,
	type ValueSymbol
} from '$engine/trace';
import { latest } from './latest';
import { stepOf, type Moment } from './moment';
import type { Spotlight } from './spotlight';

/** What belongs to the neurons of a layer, and what to the weights that lead to it. */
export const OF_NEURONS: readonly ValueSymbol[] = [
	'a',
	'z',
	'delta',
	'dE_da',
	'sigmaPrime',
	'b',
	'dE_db',
	'b_new'
];
export const OF_WEIGHTS: readonly ValueSymbol[] = ['W', 'W_T', 'W_new', 'dE_dW'];

/** What goes through a neuron, and what comes back to it. */
const FORWARD: readonly ValueSymbol[] = ['a', 'z'];
const ERROR: readonly ValueSymbol[] = ['delta', 'dE_da'];

export type Lit = 'reads' | 'makes' | null;
/** The way of what goes along a weight: the signal's, or the error's. */
export type Way = 'forward' | 'back' | null;

/** What a picture of the network shows at a moment, layer by layer; rows and columns as in the values. */
export interface NetworkAt {
	/** Whether the step reads, or makes, something of a layer's neurons. */
	lit(layer: number): Lit;
	/** The same of one neuron: at row and term grain, of the cells at hand. */
	litNeuron(layer: number): (row: number) => Lit;
	/** Whether the step works with the weights that lead to a layer, and which way. */
	way(layer: number): Way;
	/** The same of one weight: at row and term grain, of the cells at hand. */
	wayOf(layer: number): (row: number, col: number) => Way;
	/** W, or of what has been updated the new W. */
	weights(layer: number): (row: number, col: number) => Value;
	/** What a neuron passes on, as far as it is known: z, then a. */
	forward(layer: number): (row: number) => Value | null;
	/** What has come back to a neuron, as far as it is known. */
	error(layer: number): (row: number) => Value | null;
	/** The one value that stands for a layer: what the step has just made of it, else its error on the way back, else its activation. */
	shown(layer: number): Value | null;
	/** Whether a neuron's number of such a value has been made. */
	isShown(value: Value | null): (row: number) => boolean;
}

/** What a picture of the network shows of a trace at a moment, whose spotlight is given. */
export function networkAt(trace: Trace, moment: Moment, spot: Spotlight): NetworkAt {
	const { values } = trace;
	const cursor = moment.step;
	const step = stepOf(trace, moment);
	const reads = step ? operandRefs(step).map(([, ref]) => values[ref]) : [];
	const made = spot.result === null ? null : values[spot.result];
	const refOf = (value: Value) => values.indexOf(value) as Ref;

	function litBy(layer: number, symbols: readonly ValueSymbol[]): Lit {
		const ours = (value: Value) => value.layer === layer && symbols.includes(value.symbol);
		if (made && ours(made)) return 'makes';
		return reads.some(ours) ? 'reads' : null;
	}

	/** The value made last of some of a layer; while a step is being made, what its cells still had before it. */
	function latestOf(layer: number, symbols: readonly ValueSymbol[]) {
		const now = latest(trace, cursor, layer, symbols);
		const before = latest(trace, cursor - 1, layer, symbols);
		const ref = now && refOf(now);
		return (row: number, col = 0) =>
			ref === null || ref !== spot.making || spot.isMade({ ref, row, col }) ? now : before;
	}

	function way(layer: number): Way {
		if (!litBy(layer, OF_WEIGHTS)) return null;
		return step?.phase === 'forward' ? 'forward' : 'back';
	}

	return {
		lit: (layer) => litBy(layer, OF_NEURONS),
		litNeuron(layer) {
			if (moment.grain === 'equation') {
				const whole = litBy(layer, OF_NEURONS);
				return () => whole;
			}
			const isOurs = (row: number) => (cell: Cell) => {
				const value = values[cell.ref];
				return cell.row === row && value.layer === layer && OF_NEURONS.includes(value.symbol);
			};
			return (row) => {
				if (spot.made.some(isOurs(row))) return 'makes';
				return spot.read.some(isOurs(row)) ? 'reads' : null;
			};
		},
		way,
		wayOf(layer) {
			const whole = way(layer);
			if (moment.grain === 'equation' || !whole) return () => whole;
			const isOurs = (row: number, col: number) => (cell: Cell) => {
				const { symbol, layer: of } = values[cell.ref];
				if (of !== layer || !OF_WEIGHTS.includes(symbol)) return false;
				const [r, c] = symbol === 'W_T' ? [cell.col, cell.row] : [cell.row, cell.col];
				return r === row && c === col;
			};
			return (row, col) =>
				spot.read.some(isOurs(row, col)) || spot.made.some(isOurs(row, col)) ? whole : null;
		},
		weights(layer) {
			const latestWeights = latestOf(layer, ['W', 'W_new']);
			return (row, col) => latestWeights(row, col)!;
		},
		forward: (layer) => latestOf(layer, FORWARD),
		error: (layer) => latestOf(layer, ERROR),
		shown(layer) {
			const { rows, cols } = made?.tensor ?? { rows: 0, cols: 0 };
			if (made?.layer === layer && cols === 1 && rows === trace.rules.layers[layer]) return made;
			const forward = latest(trace, cursor, layer, FORWARD);
			return (step?.phase === 'backward' && latest(trace, cursor, layer, ERROR)) || forward;
		},
		isShown(value) {
			const ref = value && refOf(value);
			return (row) => ref === null || spot.isMade({ ref, row, col: 0 });
		}
	};
}
