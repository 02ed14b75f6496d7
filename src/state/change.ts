import type { ActivationName } from '$engine/activations';
import { costs, type CostName } from '$engine/costs';
import { learningStep } from '$engine/learning-step';
import { unlawful, unlawfulTarget, type Network, type Sample } from '$engine/network';
import { rowMajor, tensor, type Tensor } from '$engine/tensor';
import { valueById, type Trace } from '$engine/trace';
import type { Setup } from './networks';

/** One edit of a network, its sample or its rules, or rounds of learning; rows and columns count from 0. */
export type Change =
	/** One number of a given, by the given's id: a0, t, W1 … WL, b1 … bL. */
	| {
			readonly what: 'cell';
			readonly id: string;
			readonly row: number;
			readonly col: number;
			readonly to: number;
	  }
	/** All numbers of a given, row by row. */
	| { readonly what: 'value'; readonly id: string; readonly to: readonly number[] }
	| { readonly what: 'alpha'; readonly to: number }
	/** On: zeros where there were no biases. */
	| { readonly what: 'biases'; readonly to: boolean }
	| { readonly what: 'activation'; readonly layer: number; readonly to: ActivationName }
	| { readonly what: 'cost'; readonly to: CostName }
	/** Whether the pass goes down to ∂E/∂a⁰. */
	| { readonly what: 'to-input'; readonly to: boolean }
	/** Apply the update and go round again, so many times. */
	| { readonly what: 'rounds'; readonly times: number };

type Edit = Exclude<Change, { what: 'rounds' }>;

/** A setup that has a sample of its own, so that everything in it can be changed. */
export interface Editable extends Setup {
	readonly sample: Sample;
}

/** A setup after some changes, and E of every pass that was left behind by a round. */
export interface Changed {
	readonly setup: Editable;
	readonly costs: readonly number[];
}

/** The most rounds that a list of changes may go through, all together; of a batch, the most passes. */
export const MOST_ROUNDS = 1000;

/** Says in a short sentence, to a learner, why a change cannot be made. */
export class ChangeError extends Error {
	override readonly name = 'ChangeError';
}

/**
 * The setup after all changes, in order, and E of every pass that was left behind by a round. A pass
 * that is not finite ends its rounds: it stays the pass at hand, with the weights that led to it.
 * The given setup stays as it is, and what does not change is shared with it.
 *
 * Activations, cost and target need to go together only at the end, and where rounds begin.
 * Throws a ChangeError when they do not, or when one of the changes cannot be made.
 */
export function applyChanges(setup: Editable, changes: readonly Change[]): Changed {
	checkRounds(changes, setup);
	const passed: number[] = [];
	let now = setup;
	for (const change of changes) {
		now = change.what === 'rounds' ? learned(now, change.times, passed) : edited(now, change);
	}
	checkLawful(now);
	return { setup: now, costs: passed };
}

/**
 * The shortest list that does the same to `setup` as `changes` and then `change`: of several changes
 * to one thing the last remains, and none that changes nothing. Throws a ChangeError when one of them
 * cannot be made; whether the whole goes together is for `applyChanges` to say.
 */
export function addChange(
	changes: readonly Change[],
	change: Change,
	setup: Editable
): readonly Change[] {
	checkRounds([...changes, change], setup);
	if (change.what === 'rounds') return addRounds(changes, change.times);

	const recent = changes.findLastIndex(({ what }) => what === 'rounds') + 1;
	const kept = changes.filter((earlier, k) => k < recent || !overrides(change, earlier));
	const before = editedOnly(setup, kept);
	const after = edited(before, change);
	// Rounds change weights and biases, so after them nothing is known of these but what was set since.
	const known = recent === 0 || !(isNumbers(change) && /^[Wb]/.test(change.id));
	if (known && after === before) return kept;

	if (change.what === 'cell') {
		const { id } = change;
		const isWhole = (earlier: Change) => earlier.what === 'value' && earlier.id === id;
		if (changes.slice(recent).some(isWhole)) {
			return addChange(changes, { what: 'value', id, to: toNumbers(given(after, id)) }, setup);
		}
	}
	return [...kept, change];
}

/** All numbers and rules of a setup, as changes that make it of any other with the same layers. */
export function asChanges({ network, sample, toInput }: Editable): readonly Change[] {
	const numbers = (id: string, t: Tensor) => ({ what: 'value', id, to: toNumbers(t) }) as const;
	return [
		...network.activations.map((to, k) => ({ what: 'activation', layer: k + 1, to }) as const),
		{ what: 'cost', to: network.cost },
		{ what: 'alpha', to: network.learningRate },
		{ what: 'to-input', to: toInput },
		...(network.biases ? [{ what: 'biases', to: true } as const] : []),
		numbers('a0', sample.input),
		numbers('t', sample.target),
		...network.weights.map((W, k) => numbers(`W${k + 1}`, W)),
		...(network.biases ?? []).map((b, k) => numbers(`b${k + 1}`, b))
	];
}

/** Every activation of the output layer with every cost that can follow it. */
export function lawfulPairs(): readonly { activation: ActivationName; cost: CostName }[] {
	const names = Object.keys(costs) as CostName[];
	return names.flatMap((cost) => costs[cost].outputs.map((activation) => ({ activation, cost })));
}

function addRounds(changes: readonly Change[], times: number): readonly Change[] {
	const last = changes.at(-1);
	if (last?.what !== 'rounds') return [...changes, { what: 'rounds', times }];
	return [...changes.slice(0, -1), { what: 'rounds', times: last.times + times }];
}

function isNumbers(change: Change): change is Extract<Change, { id: string }> {
	return change.what === 'cell' || change.what === 'value';
}

/** Whether nothing is left of `earlier` once `later` is made, whatever edits lie between. */
function overrides(later: Edit, earlier: Change): boolean {
	switch (later.what) {
		case 'cell':
			if (earlier.what !== 'cell' || earlier.id !== later.id) return false;
			return earlier.row === later.row && earlier.col === later.col;
		case 'value':
			return isNumbers(earlier) && earlier.id === later.id;
		case 'biases':
			// What lies between may need biases that were switched on, but not ones that are switched off.
			if (later.to) return false;
			return earlier.what === 'biases' || (isNumbers(earlier) && earlier.id.startsWith('b'));
		case 'activation':
			return earlier.what === 'activation' && earlier.layer === later.layer;
		case 'alpha':
		case 'cost':
		case 'to-input':
			return earlier.what === later.what;
	}
}

/** The setup after all changes but the rounds. */
function editedOnly(setup: Editable, changes: readonly Change[]): Editable {
	return changes.reduce(
		(now, change) => (change.what === 'rounds' ? now : edited(now, change)),
		setup
	);
}

/** The setup after one edit; the same object when that changes nothing. */
function edited(setup: Editable, change: Edit): Editable {
	const { network } = setup;
	switch (change.what) {
		case 'cell':
			return withCell(setup, change.id, change.row, change.col, change.to);
		case 'value':
			return withNumbers(setup, change.id, change.to);
		case 'alpha': {
			const lawful = Number.isFinite(change.to) && change.to >= 0;
			if (!lawful) throw new ChangeError('α must be a number from 0 up');
			if (Object.is(change.to, network.learningRate)) return setup;
			return withNetwork(setup, { learningRate: change.to });
		}
		case 'biases':
			if (change.to === (network.biases !== null)) return setup;
			return withNetwork(setup, { biases: change.to ? zeros(network) : null });
		case 'activation': {
			const before = network.activations[change.layer - 1];
			if (!before) throw new ChangeError(`there is no activation in layer ${change.layer}`);
			if (change.to === before) return setup;
			const activations = [...network.activations];
			activations[change.layer - 1] = change.to;
			return withNetwork(setup, { activations });
		}
		case 'cost':
			return change.to === network.cost ? setup : withNetwork(setup, { cost: change.to });
		case 'to-input':
			return change.to === setup.toInput ? setup : { ...setup, toInput: change.to };
	}
}

function withNetwork(setup: Editable, changed: Partial<Network>): Editable {
	return { ...setup, network: { ...setup.network, ...changed } };
}

function zeros({ layers }: Network): Tensor[] {
	return layers.slice(1).map((n) => tensor(n, 1));
}

/** The given called `id`. Throws a ChangeError when there is none. */
function given({ network, sample }: Editable, id: string): Tensor {
	if (id === 'a0') return sample.input;
	if (id === 't') return sample.target;
	const { letter, layer } = parameter(id);
	if (letter === 'b' && !network.biases) {
		throw new ChangeError(`there is no ${id} while biases are off`);
	}
	const found = (letter === 'b' ? network.biases : network.weights)?.[layer - 1];
	if (!found) throw new ChangeError(`there is no ${id} to change`);
	return found;
}

/** What an id says of a weight matrix or a bias vector; of what is neither, layer 0. */
function parameter(id: string): { letter: string; layer: number } {
	const [, letter = '', layer = '0'] = /^([Wb])([1-9]\d*)$/.exec(id) ?? [];
	return { letter, layer: Number(layer) };
}

function withCell(setup: Editable, id: string, row: number, col: number, to: number): Editable {
	const before = given(setup, id);
	const { rows, cols } = before;
	if (!isIndex(row, rows) || !isIndex(col, cols)) {
		throw new ChangeError(`${id} is ${rows}×${cols}: it has no row ${row + 1}, column ${col + 1}`);
	}
	const numbers = toNumbers(before);
	numbers[row * cols + col] = to;
	return withNumbers(setup, id, numbers);
}

function toNumbers(t: Tensor): number[] {
	return Array.from(rowMajor(t));
}

function isIndex(k: number, length: number): boolean {
	return Number.isInteger(k) && k >= 0 && k < length;
}

function withNumbers(setup: Editable, id: string, to: readonly number[]): Editable {
	const before = given(setup, id);
	const { rows, cols } = before;
	if (to.length !== rows * cols) {
		throw new ChangeError(`${id} needs ${rows * cols} numbers, not ${to.length}`);
	}
	if (!to.every(Number.isFinite)) throw new ChangeError(`every number of ${id} must be finite`);
	if (rowMajor(before).every((number, k) => Object.is(number, to[k]))) return setup;
	return withGiven(setup, id, tensor(rows, cols, Float64Array.from(to)));
}

function withGiven(setup: Editable, id: string, to: Tensor): Editable {
	const { network, sample } = setup;
	if (id === 'a0') return { ...setup, sample: { ...sample, input: to } };
	if (id === 't') return { ...setup, sample: { ...sample, target: to } };
	const { letter, layer } = parameter(id);
	const swapped = (list: readonly Tensor[]) => list.map((t, k) => (k === layer - 1 ? to : t));
	if (letter === 'b') return withNetwork(setup, { biases: swapped(network.biases!) });
	return withNetwork(setup, { weights: swapped(network.weights) });
}

/** A setup's pass. Of a run it goes with its batch, the other images of which are computed at the same weights. */
export function passThrough({ network, sample, toInput, run }: Editable): Trace {
	return learningStep(network, sample, { toInput, batch: run?.batchAt?.(network) });
}

/** The most rounds that a setup goes through: every image of a batch has a pass in each. */
export function mostRounds({ run }: Setup): number {
	return Math.ceil(MOST_ROUNDS / (run?.of ?? 1));
}

/** The setup after so many rounds, or as many as go through; E of each is appended to `passed`. */
function learned(setup: Editable, times: number, passed: number[]): Editable {
	checkLawful(setup);
	let now = setup;
	for (let round = 0; round < times; round++) {
		const trace = passThrough(now);
		if (trace.stopped) break;
		passed.push(made(trace, 'E').data[0]);
		now = { ...withNetwork(now, newParameters(trace, now.network)), untrained: false };
	}
	return now;
}

function newParameters(trace: Trace, { weights, biases }: Network): Partial<Network> {
	return {
		weights: weights.map((_, k) => made(trace, `W${k + 1}_new`)),
		biases: biases && biases.map((_, k) => made(trace, `b${k + 1}_new`))
	};
}

/** The value that a pass has made and called `id`. */
function made(trace: Trace, id: string): Tensor {
	return valueById(trace, id)!.tensor;
}

function checkLawful({ network, sample }: Editable) {
	const { activations, cost } = network;
	const problem = unlawful(activations, cost) ?? unlawfulTarget(rowMajor(sample.target), cost);
	if (problem) throw new ChangeError(problem);
}

function checkRounds(changes: readonly Change[], setup: Setup) {
	const all = changes.map((change) => (change.what === 'rounds' ? change.times : null));
	const times = all.filter((n) => n !== null);
	const odd = times.find((n) => !Number.isInteger(n) || n < 1);
	if (odd !== undefined) throw new ChangeError(`rounds are counted 1, 2, 3 …, not ${odd}`);
	const total = times.reduce((sum, n) => sum + n, 0);
	const most = mostRounds(setup);
	if (total > most) throw new ChangeError(`${total} rounds are more than ${most}`);
}
