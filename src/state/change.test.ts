import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { batchOf } from '$engine/batch';
import { learningStep } from '$engine/learning-step';
import { moderate } from '$engine/testing/arbitrary-network';
import { at, column, rowMajor, tensor, toRows, type Tensor } from '$engine/tensor';
import { valueById } from '$engine/trace';
import {
	addChange,
	applyChanges,
	ChangeError,
	lawfulPairs,
	MOST_ROUNDS,
	passThrough
} from './change';
import type { Change, Editable } from './change';
import { builtIn } from './networks';

const small: Editable = builtIn['3-2']();
const deep: Editable = builtIn['3-3-2']();

const cell = (id: string, row: number, col: number, to: number): Change => ({
	what: 'cell',
	id,
	row,
	col,
	to
});
const value = (id: string, ...to: number[]): Change => ({ what: 'value', id, to });
const rounds = (times: number): Change => ({ what: 'rounds', times });
const alpha = (to: number): Change => ({ what: 'alpha', to });
const biases = (to: boolean): Change => ({ what: 'biases', to });
const toInput = (to: boolean): Change => ({ what: 'to-input', to });
const cost = (to: CostName): Change => ({ what: 'cost', to });
const activation = (layer: number, to: ActivationName): Change => ({
	what: 'activation',
	layer,
	to
});

const after = (setup: Editable, ...changes: Change[]) => applyChanges(setup, changes).setup;
/** The list that grows when the changes are added one by one. */
const added = (setup: Editable, ...changes: Change[]) =>
	changes.reduce<readonly Change[]>((list, change) => addChange(list, change, setup), []);

describe('applyChanges', () => {
	test('changes nothing when there is nothing to change', () => {
		expect(applyChanges(small, [])).toEqual({ setup: small, costs: [] });
	});

	test('sets one number, or all numbers, of the input, the target and the weights', () => {
		const { network, sample } = after(
			deep,
			cell('a0', 1, 0, 0.25),
			cell('W1', 2, 1, 7),
			value('t', 0, 1),
			value('W2', 1, 2, 3, 4, 5, 6)
		);
		expect([...sample.input.data]).toEqual([0.8, 0.25, 0.5]);
		expect([...sample.target.data]).toEqual([0, 1]);
		expect(toRows(network.weights[0])[2]).toEqual([-0.4, 7, 0.3]);
		expect(toRows(network.weights[1])).toEqual([
			[1, 2, 3],
			[4, 5, 6]
		]);
	});

	test('leaves the given setup as it was and shares with it what does not change', () => {
		const changed = after(deep, cell('W1', 0, 0, 9), rounds(2), alpha(1));
		expect(deep).toEqual(builtIn['3-3-2']());
		expect(changed.sample).toBe(deep.sample);
		const one = after(deep, cell('W1', 0, 0, 9));
		expect(one.network.weights[0]).not.toBe(deep.network.weights[0]);
		expect(one.network.weights[1]).toBe(deep.network.weights[1]);
		expect(one.network.activations).toBe(deep.network.activations);
	});

	test('sets one of two layers that share their memory', () => {
		const W = tensor(2, 2);
		const network = { ...deep.network, layers: [2, 2, 2], weights: [W, W] };
		const sample = { input: tensor(2, 1), target: tensor(2, 1) };
		const changed = after({ ...deep, network, sample }, cell('W2', 0, 0, 1));
		expect(changed.network.weights.map(({ data }) => data[0])).toEqual([0, 1]);
	});

	test('reads a tensor that is seen transposed as it is seen', () => {
		const seen = { ...tensor(2, 3, Float64Array.of(1, 2, 3, 4, 5, 6)), strides: [1, 2] as const };
		const network = { ...small.network, weights: [seen] };
		const changed = after({ ...small, network }, cell('W1', 0, 1, 9));
		expect(toRows(changed.network.weights[0])).toEqual([
			[1, 9, 5],
			[2, 4, 6]
		]);
	});

	test('switches biases on as zeros, and off', () => {
		const on = after(deep, biases(true), cell('b1', 2, 0, 0.5));
		expect(on.network.biases!.map((b) => [...b.data])).toEqual([
			[0, 0, 0.5],
			[0, 0]
		]);
		expect(after(on, biases(true)).network.biases).toBe(on.network.biases);
		expect(after(on, biases(false)).network.biases).toBeNull();
		expect([...after(on, biases(false), biases(true)).network.biases![0].data]).toEqual([0, 0, 0]);
	});

	test('sets α, activations, the cost and how far down the pass goes', () => {
		const changed = after(
			deep,
			alpha(0),
			activation(1, 'relu'),
			activation(2, 'softmax'),
			cost('cross-entropy'),
			toInput(true)
		);
		expect(changed.network).toMatchObject({
			learningRate: 0,
			activations: ['relu', 'softmax'],
			cost: 'cross-entropy'
		});
		expect(changed.toInput).toBe(true);
	});

	test('takes two changes that go together only when both are made, in either order', () => {
		const pair = [activation(1, 'softmax'), cost('cross-entropy')];
		expect(after(small, ...pair)).toEqual(after(small, ...pair.reverse()));
		const pieces = [value('t', 3, 4), value('t', 0.5, 0.5), ...pair];
		expect([...after(small, ...pieces).sample.target.data]).toEqual([0.5, 0.5]);
	});

	test('goes round with the new weights and biases, and tells the E of every pass it leaves', () => {
		const start = after(deep, biases(true), alpha(2));
		const { setup, costs } = applyChanges(start, [rounds(2), cell('a0', 0, 0, 1), rounds(1)]);

		let { network } = start;
		const Es: number[] = [];
		for (const input of [deep.sample.input, deep.sample.input, setup.sample.input]) {
			const trace = learningStep(network, { ...deep.sample, input });
			const found = (id: string) => valueById(trace, id)!.tensor;
			Es.push(found('E').data[0]);
			const weights = [found('W1_new'), found('W2_new')];
			network = { ...network, weights, biases: [found('b1_new'), found('b2_new')] };
		}
		expect(costs).toEqual(Es);
		expect(setup.network).toEqual(network);
	});

	test('brings E down, round by round', () => {
		const { costs } = applyChanges(deep, [rounds(MOST_ROUNDS)]);
		expect(costs).toHaveLength(MOST_ROUNDS);
		costs.slice(1).forEach((E, k) => expect(E).toBeLessThan(costs[k]));
	});

	test('calls weights that have learned trained', () => {
		const drawn = { ...small, untrained: true };
		expect(after(drawn, alpha(1)).untrained).toBe(true);
		expect(after(drawn, rounds(1)).untrained).toBe(false);
	});

	test('stays at a pass that is not finite, with the weights that led to it', () => {
		const wild = [activation(1, 'identity'), alpha(1e80)];
		const { setup, costs } = applyChanges(small, [...wild, rounds(10)]);
		expect(costs.length).toBeGreaterThan(0);
		expect(costs.length).toBeLessThan(10);
		expect(learningStep(setup.network, setup.sample, setup).stopped).not.toBeNull();
		expect(applyChanges(small, [...wild, rounds(costs.length)])).toEqual({ setup, costs });

		const mended = applyChanges(small, [
			...wild,
			rounds(10),
			...[alpha(0.1), value('W1', 1, 1, 1, 1, 1, 1), rounds(2)]
		]);
		expect(mended.costs).toHaveLength(costs.length + 2);
	});

	test.each<[why: string, changes: Change[]]>([
		['there is no W3 to change', [cell('W3', 0, 0, 1)]],
		['there is no z1 to change', [cell('z1', 0, 0, 1)]],
		['there is no W01 to change', [cell('W01', 0, 0, 1)]],
		['there is no b1 while biases are off', [cell('b1', 0, 0, 1), biases(true)]],
		['there is no b2 to change', [biases(true), value('b2', 1)]],
		['W1 is 2×3: it has no row 3, column 1', [cell('W1', 2, 0, 1)]],
		['W1 is 2×3: it has no row 1, column 4', [cell('W1', 0, 3, 1)]],
		['t is 2×1: it has no row 0, column 1', [cell('t', -1, 0, 1)]],
		['W1 is 2×3: it has no row 1.5, column 1', [cell('W1', 0.5, 0, 1)]],
		['every number of a0 must be finite', [cell('a0', 0, 0, NaN), cell('a0', 0, 0, 1)]],
		['every number of W1 must be finite', [value('W1', 1, 2, 3, 4, 5, Infinity)]],
		['W1 needs 6 numbers, not 2', [value('W1', 1, 2)]],
		['α must be a number from 0 up', [alpha(-1)]],
		['α must be a number from 0 up', [alpha(NaN)]],
		['α must be a number from 0 up', [alpha(Infinity)]],
		['there is no activation in layer 2', [activation(2, 'tanh')]],
		['there is no activation in layer 0', [activation(0, 'tanh')]],
		['rounds are counted 1, 2, 3 …, not 0', [rounds(0)]],
		['rounds are counted 1, 2, 3 …, not 1.5', [rounds(1.5)]],
		['rounds are counted 1, 2, 3 …, not NaN', [rounds(NaN)]],
		['1001 rounds are more than 1000', [rounds(500), alpha(1), rounds(501)]],
		['cross-entropy goes with softmax outputs, not with sigmoid', [cost('cross-entropy')]],
		[
			'cross-entropy goes with softmax outputs, not with sigmoid',
			[cost('cross-entropy'), rounds(1), activation(1, 'softmax')]
		],
		[
			'binary-cross-entropy needs targets from 0 to 1, not 2',
			[cost('binary-cross-entropy'), cell('t', 0, 0, 2)]
		]
	])('says "%s"', (why, changes) => {
		expect(() => applyChanges(small, changes)).toThrow(new ChangeError(why));
		expect(small).toEqual(builtIn['3-2']());
	});

	test('says that softmax can only stand at the output', () => {
		expect(() => after(deep, activation(1, 'softmax'))).toThrow(
			new ChangeError('softmax can only be the activation of the output layer')
		);
	});
});

describe('addChange', () => {
	test('puts a change behind the others', () => {
		const list = [alpha(1), cell('W1', 0, 0, 1), toInput(false)];
		expect(added(small, ...list)).toEqual(list);
	});

	test.each<[title: string, changes: Change[], shortest: Change[]]>([
		[
			'a cell',
			[cell('a0', 0, 0, 1), alpha(1), cell('a0', 0, 0, 2)],
			[alpha(1), cell('a0', 0, 0, 2)]
		],
		['all cells', [cell('t', 0, 0, 1), cell('t', 1, 0, 1), value('t', 2, 2)], [value('t', 2, 2)]],
		['α', [alpha(1), alpha(2)], [alpha(2)]],
		['an activation', [activation(1, 'relu'), activation(1, 'tanh')], [activation(1, 'tanh')]],
		['the cost', [cost('cross-entropy'), cost('mean-squared-error')], [cost('mean-squared-error')]]
	])('keeps only the last change of %s', (_, changes, shortest) => {
		expect(added(small, ...changes)).toEqual(shortest);
	});

	test('keeps changes of different things', () => {
		const list = [
			activation(1, 'tanh'),
			activation(2, 'tanh'),
			cell('W1', 0, 0, 1),
			cell('W1', 0, 1, 1),
			cell('W1', 1, 0, 1),
			cell('W2', 0, 0, 1)
		];
		expect(added(deep, ...list)).toEqual(list);
	});

	test('takes a cell into the list of numbers that is there already', () => {
		expect(added(small, value('t', 3, 4), alpha(1), cell('t', 1, 0, 5))).toEqual([
			alpha(1),
			value('t', 3, 5)
		]);
		expect(added(small, value('t', 1, 4), cell('t', 1, 0, 0))).toEqual([]);
	});

	test.each<[title: string, changes: Change[]]>([
		['a cell', [cell('W1', 0, 0, 1), cell('W1', 0, 0, 0.1)]],
		['all numbers', [cell('a0', 0, 0, 1), value('a0', 0.9, 0.1, 0.4)]],
		['α', [alpha(1), alpha(0.5)]],
		['biases', [biases(true), cell('b1', 0, 0, 1), biases(false)]],
		['an activation', [activation(1, 'relu'), activation(1, 'sigmoid')]],
		['the cost', [cost('cross-entropy'), cost('half-squared-error')]],
		['the way down', [toInput(false), toInput(true)]]
	])('drops a change of %s back to the start', (_, changes) => {
		expect(added(small, ...changes)).toEqual([]);
		expect(added(small, changes.at(-1)!)).toEqual([]);
	});

	test('tells −0 from 0', () => {
		expect(added(small, cell('t', 1, 0, -0))).toEqual([cell('t', 1, 0, -0)]);
		expect(added(after(small, alpha(0)), alpha(-0))).toEqual([alpha(-0)]);
	});

	test('keeps biases that are switched off and on again, for they start from zeros', () => {
		const biased = after(small, biases(true), value('b1', 1, 2));
		const offAndOn = [biases(false), biases(true)];
		expect(added(biased, cell('b1', 0, 0, 3), ...offAndOn)).toEqual(offAndOn);
		expect(added(biased, ...offAndOn, cell('b1', 0, 0, 1))).toEqual([
			...offAndOn,
			cell('b1', 0, 0, 1)
		]);
		expect(added(biased, ...offAndOn, cell('b1', 0, 0, 0))).toEqual(offAndOn);
		expect(added(biased, ...offAndOn, biases(false))).toEqual([biases(false)]);
	});

	test('adds rounds to rounds', () => {
		expect(added(small, rounds(2), rounds(3))).toEqual([rounds(5)]);
		expect(added(small, rounds(2), alpha(1), alpha(0.5), rounds(3))).toEqual([rounds(5)]);
		expect(added(small, rounds(2), alpha(1), rounds(3))).toEqual([rounds(2), alpha(1), rounds(3)]);
	});

	test('replaces nothing from before a round, and drops nothing that a round has changed', () => {
		const list = [cell('W1', 0, 0, 1), alpha(1), rounds(1), cell('W1', 0, 0, 0.1), alpha(0.5)];
		expect(added(small, ...list)).toEqual(list);
	});

	test('drops after a round, too, what no round changes', () => {
		const list = [alpha(1), biases(true), rounds(1)];
		expect(added(small, ...list, alpha(1), biases(true), cell('a0', 0, 0, 0.9))).toEqual(list);
	});

	test('throws when one of the changes cannot be made, but lets pass what may yet go together', () => {
		const short =
			(...changes: Change[]) =>
			() =>
				added(small, ...changes);
		expect(short(cell('W3', 0, 0, 1))).toThrow(ChangeError);
		expect(short(alpha(NaN))).toThrow(ChangeError);
		expect(short(rounds(600), rounds(600))).toThrow(ChangeError);
		expect(short(cost('cross-entropy'))).not.toThrow();
	});
});

test('lawfulPairs lists the ten ways to end a network, and a pass goes through with each', () => {
	const pairs = lawfulPairs();
	expect(pairs).toHaveLength(10);
	expect(pairs).toContainEqual({ activation: 'softmax', cost: 'cross-entropy' });
	for (const { activation: output, cost: name } of pairs) {
		const { network, sample } = after(deep, activation(2, output), cost(name));
		expect(learningStep(network, sample).stopped).toBeNull();
	}
});

describe('every list', () => {
	/** Few numbers, so that often the same comes back, and some that no pass survives. */
	const number = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(0, -0, 1, 0.1, 0.3, 0.5, 0.9) },
		{ weight: 2, arbitrary: moderate },
		{ weight: 1, arbitrary: fc.constantFrom(1e160, -1e300) }
	);
	const biased = (setup: Editable, fill: number) => ({
		...setup,
		network: {
			...setup.network,
			biases: setup.network.layers.slice(1).map((n) => tensor(n, 1, new Float64Array(n).fill(fill)))
		}
	});
	const starts = [small, deep, biased(small, 0.3), biased(deep, 0)];

	const oneHot = fc.constantFrom([0, 1], [1, 0], [0.5, 0.5]);
	const hidden = fc.constantFrom<ActivationName>('sigmoid', 'tanh', 'relu', 'identity');

	/** Some changes that a visitor makes at once; together they may or may not be possible. */
	function anyChanges({ network, sample }: Editable): fc.Arbitrary<Change[]> {
		const L = network.layers.length - 1;
		const off = network.layers.slice(1).map((n) => tensor(n, 1));
		const givens: [id: string, start: Tensor][] = [
			['a0', sample.input],
			...network.weights.map((W, k): [string, Tensor] => [`W${k + 1}`, W]),
			...(network.biases ?? off).map((b, k): [string, Tensor] => [`b${k + 1}`, b])
		];
		const numbers = fc.constantFrom(...givens).chain(([id, start]) => {
			const length = start.rows * start.cols;
			const place = fc.tuple(fc.nat(start.rows - 1), fc.nat(start.cols - 1));
			return fc.oneof(
				{
					weight: 4,
					arbitrary: fc.tuple(place, number).map(([[row, col], to]) => cell(id, row, col, to))
				},
				{
					weight: 4,
					arbitrary: place.map(([row, col]) => cell(id, row, col, at(start, row, col)))
				},
				{
					weight: 1,
					arbitrary: fc
						.array(number, { minLength: length, maxLength: length })
						.map((to) => value(id, ...to))
				},
				{ weight: 1, arbitrary: fc.constant(value(id, ...rowMajor(start))) }
			);
		});
		const one = fc.oneof(
			{ weight: 8, arbitrary: numbers },
			oneHot.map((to) => value('t', ...to)),
			fc.tuple(fc.nat(1), number).map(([row, to]) => cell('t', row, 0, to)),
			fc.constantFrom(0.5, 0, -0, 0.1, 2, 1e150).map(alpha),
			fc.boolean().map(biases),
			fc.boolean().map(toInput),
			fc.tuple(fc.integer({ min: 1, max: L }), hidden).map(([l, to]) => activation(l, to)),
			{ weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }).map(rounds) }
		);
		const ending = fc
			.tuple(fc.constantFrom(...lawfulPairs()), oneHot, fc.boolean())
			.map(([pair, target, turned]) => {
				const both = [activation(L, pair.activation), cost(pair.cost)];
				return [...(turned ? both.reverse() : both), value('t', ...target)];
			});
		return fc.oneof(
			{ weight: 5, arbitrary: one.map((change) => [change]) },
			{ weight: 1, arbitrary: ending }
		);
	}

	const possible = (setup: Editable, changes: readonly Change[]) => {
		try {
			return applyChanges(setup, changes);
		} catch (error) {
			expect(error).toBeInstanceOf(ChangeError);
			return null;
		}
	};

	/** A start, and a list of changes that can be made to it. */
	const anyList = fc.constantFrom(...starts).chain((setup) =>
		fc.array(anyChanges(setup), { maxLength: 25, size: 'max' }).map((groups) => {
			let list: Change[] = [];
			for (const group of groups) {
				const longer = [...list, ...group];
				if (possible(setup, longer)) list = longer;
			}
			return { setup, list };
		})
	);

	/** All that changes can change, every number apart. */
	function numbersOf({ setup, costs }: { setup: Editable; costs: readonly number[] }) {
		const { network, sample, ...others } = setup;
		const { weights, biases, learningRate, ...names } = network;
		const tensors = [sample.input, sample.target, ...weights, ...(biases ?? [])];
		return {
			numbers: [learningRate, ...costs, ...tensors.flatMap((t) => [...rowMajor(t)])],
			names: { ...names, ...others, biases: biases !== null, rounds: costs.length }
		};
	}

	function expectSame(setup: Editable, short: readonly Change[], long: readonly Change[]) {
		const [found, wanted] = [short, long].map((list) => numbersOf(applyChanges(setup, list)));
		expect(found.names).toEqual(wanted.names);
		expect(found.numbers).toHaveLength(wanted.numbers.length);
		found.numbers.forEach((n, k) => {
			if (!Object.is(n, wanted.numbers[k])) throw new Error(`${n} is not ${wanted.numbers[k]}`);
		});
	}

	test('does the same when it is shortened, change by change', () => {
		fc.assert(
			fc.property(anyList, ({ setup, list }) => {
				const short = added(setup, ...list);
				expect(short.length).toBeLessThanOrEqual(list.length);
				expectSame(setup, short, list);
			})
		);
	});

	test('does the same when its last change is added to the others as they are', () => {
		fc.assert(
			fc.property(anyList, ({ setup, list }) => {
				fc.pre(list.length > 0);
				expectSame(setup, addChange(list.slice(0, -1), list.at(-1)!, setup), list);
			})
		);
	});

	test('cannot be shortened twice', () => {
		fc.assert(
			fc.property(anyList, ({ setup, list }) => {
				const short = added(setup, ...list);
				expect(added(setup, ...short)).toEqual(short);
			})
		);
	});

	test('leaves its start as it was', () => {
		fc.assert(
			fc.property(anyList, ({ setup, list }) => {
				const before = numbersOf({ setup, costs: [] });
				applyChanges(setup, list);
				expect(numbersOf({ setup, costs: [] })).toEqual(before);
			})
		);
	});
});

describe('rounds of a pass of a run', () => {
	const other = { input: column([0.2, 0.7, 0.1]), target: column([0, 1]) };
	const ofRun = (of: number): Editable => ({
		...small,
		run: {
			update: 1,
			image: 1,
			of,
			batchAt: (network) => batchOf(network, [other], { l2: 1, trainingSize: 2 })
		}
	});

	test('go by the whole batch, computed anew at each round’s weights', () => {
		const two = ofRun(2);
		let { network } = two;
		for (let round = 0; round < 3; round++) {
			const trace = passThrough({ ...two, network });
			expect(valueById(trace, 'dE_dW1_mean')).toBeDefined();
			network = { ...network, weights: [valueById(trace, 'W1_new')!.tensor] };
		}
		const after = applyChanges(two, [{ what: 'rounds', times: 3 }]);
		expect(after.setup.network.weights).toEqual(network.weights);
	});

	test('are fewer, the more images there are', () => {
		expect(() => applyChanges(ofRun(10), [{ what: 'rounds', times: 101 }])).toThrow(
			'101 rounds are more than 100'
		);
	});
});
