// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network } from '$engine/network';
import { column, fromRows, rowMajor, toRows } from '$engine/tensor';
import { moderate } from '$engine/testing/arbitrary-network';
import { valueById, type Trace } from '$engine/trace';
import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import { writeTrace } from '$documents/trace';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { startAt } from '$replay/moment';
import { ChangeError, lawfulPairs, MOST_ROUNDS, type Change } from './change';
import { builtIn, type NetworkId } from './networks';
import { Session } from './session.svelte';
import { wantDigit } from './visit';

const text = (name: string, text: string) => new File([text], name);

/** A document of a network with the given layers and no biases, and its file. */
function model(layers: number[], change: Partial<Network> = {}): { network: Network; file: File } {
	const rules = {
		layers,
		activations: layers.slice(1).map(() => 'tanh' as const),
		cost: 'half-squared-error' as const,
		learningRate: 0.1
	};
	const network = { ...initialise(rules, { how: 'scaled', seed: 3, biases: false }), ...change };
	return { network, file: text(`${layers.join('-')}.json`, writeModel(network)) };
}

const sample = (input: number[], target: number[]) =>
	text('sample.json', writeSample({ input: column(input), target: column(target) }));

function idx(name: string, header: readonly number[], data: ArrayLike<number>): File {
	const bytes = new Uint8Array(4 * header.length + data.length);
	header.forEach((number, k) => new DataView(bytes.buffer).setUint32(4 * k, number));
	bytes.set(data, 4 * header.length);
	return new File([bytes], name);
}
const images = (count: number, name = 'images') =>
	idx(name, [0x803, count, 28, 28], new Uint8Array(784 * count).fill(51));
const labels = (list: readonly number[]) => idx('labels', [0x801, list.length], list);

function sessionAt(name: NetworkId, cursor = 0): Session {
	const session = new Session(name);
	session.player.goTo(cursor);
	return session;
}

/** All that a visitor has: a fault must leave every bit of it. */
function everything(session: Session) {
	const { setup, sample, opened, digits, changes, costs } = session;
	const { set, current } = digits;
	const { notice } = digits.library;
	const pass = { trace: writeTrace(session.trace), cursor: session.player.cursor };
	return { setup, sample, opened, changes, costs, ...pass, digits: { set, current, notice } };
}

const made = ({ trace, player: { step } }: Session) =>
	step ? trace.values[step.result].id : 'start';
const at = (session: Session, id: string) =>
	session.player.goTo(
		session.trace.values.findIndex((value) => value.id === id) - session.trace.givens + 1
	);

const cell = (id: string, row: number, col: number, to: number): Change => ({
	what: 'cell',
	id,
	row,
	col,
	to
});
const alpha = (to: number): Change => ({ what: 'alpha', to });
const biases = (to: boolean): Change => ({ what: 'biases', to });
const softmax: readonly Change[] = [
	{ what: 'activation', layer: 1, to: 'softmax' },
	{ what: 'cost', to: 'cross-entropy' }
];

const numbersOf = (trace: Trace, id: string) => [...rowMajor(valueById(trace, id)!.tensor)];

/** Fails unless two passes have made the same values, bit for bit. */
function expectSamePass(found: Trace, wanted: Trace) {
	expect(found.rules).toEqual(wanted.rules);
	expect(found.values.map(({ id }) => id)).toEqual(wanted.values.map(({ id }) => id));
	for (const { id, tensor } of wanted.values) {
		const numbers = rowMajor(valueById(found, id)!.tensor);
		const odd = rowMajor(tensor).findIndex((x, k) => !Object.is(x, numbers[k]));
		if (odd >= 0) expect.fail(`number ${odd} of ${id} is another`);
	}
}

describe('switching networks', () => {
	test('keeps the step: EQ1 of 3-3-2 is EQ1 of 784-30-10', () => {
		const session = sessionAt('3-3-2');
		at(session, 'delta1');
		session.select('784-30-10');
		expect([session.setup.name, made(session)]).toEqual(['784-30-10', 'delta1']);
		expect(session.player.step?.equation).toBe('EQ1');
		expect(session.notice).toBeNull();
	});

	test('says so where the other network has no such step', () => {
		const session = sessionAt('3-3-2');
		at(session, 'delta1');
		session.select('3-2');
		expect(made(session)).toBe('delta1');
		expect(session.notice).toEqual({
			kind: 'remark',
			text: '3-2 has no such step: this is the same kind of step.'
		});

		session.select('784-30-10');
		at(session, 'dE_db1');
		session.select('3-2');
		expect(session.notice?.text).toBe('3-2 has no such step: this is the start of the phase.');
		session.select('784-30-10');
		expect(session.notice).toBeNull();
	});

	test('to the same network changes nothing', () => {
		const session = sessionAt('3-2', 7);
		const before = everything(session);
		session.select('3-2');
		expect(everything(session)).toEqual(before);
	});

	test('keeps the stops, which are those of the other pass then', () => {
		const session = sessionAt('3-2');
		session.player.toggleBreakpoint({ on: 'equation', equation: 'EQ6' });
		expect(session.player.stops).toEqual([7]);
		session.select('3-3-2');
		expect(session.player.stops).toEqual([9, 14]);
	});

	test('makes a pass once, and keeps it while nothing else is chosen', () => {
		const session = sessionAt('784-30-10');
		const { trace } = session;
		session.player.next();
		expect(session.trace).toBe(trace);
	});
});

describe('opening a model and a sample', () => {
	test('opens a model with a sample, whichever comes first', async () => {
		const { network, file } = model([4, 2]);
		const own = sample([1, 2, 3, 4], [0, 1]);
		for (const files of [
			[file, own],
			[own, file]
		]) {
			const session = sessionAt('3-2', 1);
			await session.open(files);
			expect(session.notice).toBeNull();
			expect(session.opened).toBe('4-2');
			expect(session.setup).toMatchObject({ name: '4-2', lettering: 'single', toInput: true });
			expect(session.setup.network).toEqual(network);
			expect([...session.sample.input.data]).toEqual([1, 2, 3, 4]);
			expect(made(session)).toBe('z1');
		}
	});

	test('draws a sample for a model that comes alone, says so, and draws the same again', async () => {
		const inputs = [];
		for (let time = 0; time < 2; time++) {
			const session = sessionAt('3-2');
			await session.open([model([5, 4, 3]).file]);
			expect(session.notice).toEqual({
				kind: 'remark',
				text: 'Opened a 5-4-3 network. Its input is drawn from seed 1 until you open a sample for it.'
			});
			expect([...session.sample.target.data]).toEqual([1, 0, 0]);
			inputs.push([...session.sample.input.data]);
		}
		expect(inputs[0]).toHaveLength(5);
		expect(inputs[1]).toEqual(inputs[0]);
	});

	test('opens a sample for the network at hand and stays at its step', async () => {
		const session = sessionAt('3-2', 6);
		await session.open([sample([1, 0, 0], [0, 1])]);
		expect(session.notice).toBeNull();
		expect([...session.sample.input.data]).toEqual([1, 0, 0]);
		expect([session.setup.name, session.player.cursor]).toEqual(['3-2', 6]);
		session.select('3-3-2');
		session.select('3-2');
		expect([...session.sample.target.data]).toEqual([0, 1]);
	});

	test('opens one model after another; the last one stays beside the networks of the page', async () => {
		const session = sessionAt('3-2', 3);
		for (const layers of [
			[4, 2],
			[2, 3, 2],
			[6, 1]
		]) {
			await session.open([model(layers).file]);
			expect(session.opened).toBe(layers.join('-'));
			expect(session.setup.network.layers).toEqual(layers);
		}
	});

	test('keeps the step when a model takes the place of one that was open', async () => {
		const session = sessionAt('3-2');
		await session.open([model([4, 2]).file]);
		at(session, 'dE_dW1');
		await session.open([model([2, 3, 2]).file]);
		expect(made(session)).toBe('dE_dW2');

		// As large as before, but with a bias in every layer.
		const { network } = model([2, 3, 2]);
		const biased = { ...network, biases: [column([0, 0, 0]), column([0, 0])] };
		await session.open([text('biased.json', writeModel(biased))]);
		expect(session.setup.network.biases).not.toBeNull();
		expect(made(session)).toBe('dE_dW2');
	});

	test('opens a network as large as one of the page beside that', async () => {
		const session = sessionAt('3-2');
		const { network, file } = model([3, 2]);
		await session.open([file]);
		expect([session.opened, session.setup.name]).toEqual(['own 3-2', 'own 3-2']);
		expect(session.setup.network).toEqual(network);
		session.select('3-2');
		expect(session.setup.network).not.toEqual(network);
	});

	test('a network from 784 pixels to 10 classes takes the digit', async () => {
		const session = sessionAt('3-2');
		await session.open([model([784, 3, 10]).file]);
		expect([...session.sample.input.data]).toEqual([...drawnDigit().input]);
		expect(session.takesDigits).toBe(true);
		expect(session.notice).toBeNull();
	});
});

describe('opening digits', () => {
	test('puts the first one through the network', async () => {
		const session = sessionAt('784-30-10', 4);
		await session.open([images(2), labels([7, 3])]);
		expect(session.notice).toBeNull();
		expect(rowMajor(session.sample.target)[7]).toBe(1);
		session.digits.choose(1);
		expect(rowMajor(session.sample.target)[3]).toBe(1);
		expect(session.sample.input.data[0]).toBe(0.2);
		expect(session.player.cursor).toBe(4);
	});

	test('says where they are of use when the network at hand takes none', async () => {
		const session = sessionAt('3-2');
		await session.open([images(2), labels([7, 3])]);
		expect(session.notice).toEqual({
			kind: 'remark',
			text: '2 digits loaded from images. Switch to 784-30-10 to use them.'
		});
	});

	test('asks for the other file, and names two that do not belong together', async () => {
		const session = sessionAt('784-30-10');
		await session.open([images(2)]);
		expect(session.notice).toEqual({
			kind: 'remark',
			text: '2 images loaded from images; now choose their labels.'
		});
		await session.open([labels([1, 2, 3])]);
		expect(session.notice?.kind).toBe('fault');
		expect(session.notice?.text).toContain('images has 2 images but labels has 3 labels');
		expect(session.digits.current).toEqual(drawnDigit());
	});

	test('after a sample of one’s own the digits are the samples again', async () => {
		const session = sessionAt('784-30-10');
		await session.open([sample(Array(784).fill(0.5), [1, ...Array(9).fill(0)])]);
		expect(session.sample.input.data[0]).toBe(0.5);
		await session.open([images(2), labels([7, 3])]);
		expect(rowMajor(session.sample.target)[7]).toBe(1);
	});
});

describe('an edit', () => {
	test('makes the pass of the edited network', () => {
		const session = sessionAt('3-3-2');
		session.edit([cell('W2', 1, 0, -0.7), cell('a0', 2, 0, 0.25), alpha(2)]);
		session.edit([biases(true), cell('b1', 0, 0, 0.3), { what: 'to-input', to: true }]);

		const { network, sample } = builtIn['3-3-2']();
		const [W1, W2] = network.weights;
		const [upper, lower] = toRows(W2);
		const edited: Network = {
			...network,
			learningRate: 2,
			weights: [W1, fromRows([upper, [-0.7, ...lower.slice(1)]])],
			biases: [column([0.3, 0, 0]), column([0, 0])]
		};
		const input = column([0.8, 0.2, 0.25]);
		expectSamePass(session.trace, learningStep(edited, { ...sample, input }, { toInput: true }));
		expect(session.start.network).toEqual(network);
	});

	test('stays at the value that is being made, though its step has another number then', () => {
		const session = sessionAt('3-2');
		at(session, 'dE_da0');
		session.edit([biases(true)]);
		expect([made(session), session.player.cursor]).toEqual(['dE_da0', 10]);
		session.undo();
		expect([made(session), session.player.cursor]).toEqual(['dE_da0', 9]);
		session.redo();
		expect([made(session), session.player.cursor]).toEqual(['dE_da0', 10]);
		session.reset();
		expect([made(session), session.player.cursor]).toEqual(['dE_da0', 9]);
	});

	test('stays at δ where that is made without EQ4', () => {
		const session = sessionAt('3-2');
		session.player.toEquation('EQ4');
		session.edit(softmax);
		expect(made(session)).toBe('delta1');
		expect(session.player.step).toMatchObject({ op: 'softmaxDelta', equation: null });
		session.undo();
		expect(session.player.step?.equation).toBe('EQ4');
	});

	test('goes to what is most like it where its value is not made any more', () => {
		const session = sessionAt('3-2');
		at(session, 'sigmaPrime1');
		session.edit(softmax);
		expect(made(session)).toBe('delta1');
		session.undo();
		at(session, 'dE_da0');
		session.edit([{ what: 'to-input', to: false }]);
		expect([made(session), session.player.step?.phase]).toEqual(['dE_da1', 'backward']);
	});

	test('stays at its row and its term', () => {
		const session = sessionAt('3-2');
		const moment = { grain: 'term', step: 9, row: 2, term: 1 } as const;
		session.player.show(moment);
		session.edit([alpha(1)]);
		expect(session.player.moment).toEqual(moment);
		session.edit([biases(true)]);
		expect(session.player.moment).toEqual({ ...moment, step: 10 });
	});

	test('that cannot be made says why and changes nothing', () => {
		const session = sessionAt('3-2', 6);
		session.edit([alpha(1)]);
		const before = everything(session);
		const wrong: [why: string, changes: Change[]][] = [
			['there is no W3 to change', [cell('W3', 0, 0, 1)]],
			['α must be a number from 0 up', [cell('W1', 0, 0, 1), alpha(-1)]],
			['there is no b1 while biases are off', [cell('b1', 0, 0, 1)]],
			['cross-entropy goes with softmax outputs, not with sigmoid', [softmax[1]]]
		];
		for (const [why, changes] of wrong) {
			expect(() => session.edit(changes)).toThrow(new ChangeError(why));
			expect(everything(session)).toEqual(before);
		}
		session.undo();
		expect(session.history.canUndo).toBe(false);
	});

	test('that changes nothing is nothing to undo', () => {
		const session = sessionAt('3-2');
		session.edit([cell('W1', 0, 0, 0.1)], 'W1 0');
		session.edit([alpha(0.5), { what: 'to-input', to: true }]);
		expect(session.history.canUndo).toBe(false);
	});

	test('of one part after the other is one to undo, until the field is left', () => {
		const session = sessionAt('3-2');
		for (const to of [7, 0.7, 0.75]) session.edit([cell('W1', 0, 0, to)], 'W1 0');
		session.history.settle();
		session.edit([cell('W1', 0, 0, 0.8)], 'W1 0');
		session.undo();
		expect(numbersOf(session.trace, 'W1')[0]).toBe(0.75);
		session.undo();
		expect(numbersOf(session.trace, 'W1')[0]).toBe(0.1);
		expect(session.history.canUndo).toBe(false);
	});

	test('belongs to its network, and is there when that is shown again', () => {
		const session = sessionAt('3-2');
		session.edit([alpha(1)]);
		session.select('3-3-2');
		expect([session.setup.network.learningRate, session.changes]).toEqual([0.5, []]);
		session.undo();
		session.edit([alpha(3)]);
		session.select('3-2');
		expect(session.setup.network.learningRate).toBe(1);
		session.undo();
		expect(session.setup.network.learningRate).toBe(0.5);
	});

	test('is taken back by a reset, which can be undone itself', () => {
		const session = sessionAt('3-2');
		session.edit([alpha(1)]);
		session.goRound();
		session.reset();
		expect([session.changes, session.costs]).toEqual([[], []]);
		expectSamePass(session.trace, new Session('3-2').trace);
		session.undo();
		expect([session.changes.length, session.costs.length]).toEqual([2, 1]);
		session.reset();
		session.reset();
		session.undo();
		expect(session.changes).toHaveLength(2);
	});

	test('any list of them, then as many undos, gives the pass of the start; as many redos, that of the end', () => {
		const number = fc.oneof(moderate, fc.constantFrom(0.1, 0.5, 1e160));
		const hidden = fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const);
		const one: fc.Arbitrary<Change> = fc.oneof(
			fc.record({
				what: fc.constant('cell' as const),
				id: fc.constantFrom('a0', 't', 'W1', 'W2', 'b1', 'b2'),
				row: fc.nat(2),
				col: fc.nat(2),
				to: number
			}),
			fc.constantFrom(0, 0.1, 2).map(alpha),
			fc.boolean().map(biases),
			fc.boolean().map((to) => ({ what: 'to-input', to }) as const),
			hidden.map((to) => ({ what: 'activation', layer: 1, to }) as const),
			fc.integer({ min: 1, max: 3 }).map((times) => ({ what: 'rounds', times }) as const)
		);
		const ending: fc.Arbitrary<Change[]> = fc
			.constantFrom(...lawfulPairs())
			.map(({ activation, cost }) => [
				{ what: 'activation', layer: 2, to: activation },
				{ what: 'cost', to: cost }
			]);
		const edit = fc.oneof(
			{ weight: 5, arbitrary: one.map((change) => [change]) },
			{ weight: 1, arbitrary: ending }
		);
		fc.assert(
			fc.property(fc.array(edit), fc.nat(16), (edits, cursor) => {
				const session = sessionAt('3-3-2', cursor);
				const { trace: start } = session;
				let made = 0;
				for (const changes of edits) {
					try {
						session.edit(changes);
						made++;
					} catch (error) {
						expect(error).toBeInstanceOf(ChangeError);
					}
				}
				const { trace: end } = session;
				for (let k = 0; k < made; k++) session.undo();
				expectSamePass(session.trace, start);
				expect([session.changes, session.history.canUndo]).toEqual([[], false]);
				for (let k = 0; k < made; k++) session.redo();
				expectSamePass(session.trace, end);
			})
		);
	});
});

describe('going round again', () => {
	const parameters = ['W1', 'W2', 'b1', 'b2'];

	test('starts the next pass with exactly the new weights, and adds E to the costs', () => {
		const session = sessionAt('3-3-2');
		session.edit([biases(true)]);
		const costs: number[] = [];
		for (let round = 0; round < 3; round++) {
			const { trace } = session;
			session.player.toEnd();
			session.goRound();
			costs.push(numbersOf(trace, 'E')[0]);
			expect(session.costs).toEqual(costs);
			for (const id of parameters) {
				expect(numbersOf(session.trace, id)).toEqual(numbersOf(trace, `${id}_new`));
			}
			expect(numbersOf(session.trace, 'a0')).toEqual(numbersOf(trace, 'a0'));
		}
	});

	test('so many times is the same as once and again, and one to undo', () => {
		const [often, once] = [sessionAt('3-3-2'), sessionAt('3-3-2')];
		often.goRound(5);
		for (let round = 0; round < 5; round++) once.goRound();
		expectSamePass(often.trace, once.trace);
		expect(often.costs).toEqual(once.costs);
		expect(often.costs).toHaveLength(5);
		often.undo();
		once.undo();
		expect([often.costs.length, once.costs.length]).toEqual([0, 4]);
	});

	test('shows the start of the next pass, at the grain at hand', () => {
		const session = sessionAt('3-2', 10);
		session.goRound();
		expect(session.player.moment).toEqual(startAt('equation'));
		session.player.show({ grain: 'term', step: 10, row: 1, term: 2 });
		session.goRound();
		expect(session.player.moment).toEqual(startAt('term'));
	});

	test('too often changes nothing', () => {
		const session = sessionAt('3-2', 10);
		session.goRound(MOST_ROUNDS - 1);
		session.player.toEnd();
		const before = everything(session);
		expect(() => session.goRound(2)).toThrow(ChangeError);
		expect(everything(session)).toEqual(before);
		session.goRound();
		expect(session.costs).toHaveLength(MOST_ROUNDS);
	});

	test('makes of weights that were drawn ones that have learned', () => {
		const session = sessionAt('784-30-10');
		expect(session.setup.untrained).toBe(true);
		session.goRound();
		expect(session.setup.untrained).toBe(false);
	});
});

describe('other changes in the place of all', () => {
	test('are made of the same start, at the same step, and can be undone', () => {
		const session = sessionAt('3-2');
		session.edit([alpha(1), cell('W1', 0, 0, 9)]);
		at(session, 'dE_da0');
		session.replaceChanges([biases(true), cell('b1', 1, 0, 0.5)]);
		expect(session.setup.network.learningRate).toBe(0.5);
		expect(numbersOf(session.trace, 'b1')).toEqual([0, 0.5]);
		expect(made(session)).toBe('dE_da0');
		session.undo();
		expect(session.setup.network).toMatchObject({ learningRate: 1, biases: null });
	});

	test('are nothing to undo when they are those that were made', () => {
		const session = sessionAt('3-2');
		session.edit([alpha(1)]);
		session.replaceChanges([alpha(0.7), alpha(1)]);
		expect(session.changes).toEqual([alpha(1)]);
		session.undo();
		expect(session.history.canUndo).toBe(false);
	});

	test('that cannot be made leave those that were', () => {
		const session = sessionAt('3-2', 6);
		session.edit([alpha(1)]);
		const before = everything(session);
		for (const wrong of [[cell('W3', 0, 0, 1)], [softmax[0]], [alpha(NaN)]]) {
			expect(() => session.replaceChanges(wrong)).toThrow(ChangeError);
			expect(everything(session)).toEqual(before);
		}
	});
});

describe('another seed', () => {
	test('draws the first weights of the large network anew and stays at the step', () => {
		const session = sessionAt('784-30-10');
		at(session, 'delta1');
		session.seed = 7;
		expect(session.seed).toBe(7);
		expect(session.setup.network).toEqual(builtIn['784-30-10'](7).network);
		expect(session.setup.network).not.toEqual(builtIn['784-30-10']().network);
		expect(made(session)).toBe('delta1');
	});

	test('keeps what was changed, and leaves the small networks as they are', () => {
		const session = sessionAt('784-30-10');
		session.edit([alpha(0.1)]);
		session.seed = 7;
		expect(session.setup.network.learningRate).toBe(0.1);
		session.select('3-2');
		expect(session.setup.network).toEqual(builtIn['3-2']().network);
	});
});

describe('another seed of a network that a sample or digits were opened for', () => {
	test.each<[what: string, files: File[]]>([
		['a sample', [sample(Array(784).fill(0.5), [1, ...Array(9).fill(0)])]],
		['digits', [images(2), labels([7, 3])]]
	])('draws its weights anew and keeps %s', async (_, files) => {
		const session = sessionAt('784-30-10');
		await session.open(files);
		const { sample } = session;
		session.seed = 7;
		const [W1] = builtIn['784-30-10'](7).network.weights;
		expect(numbersOf(session.trace, 'W1').slice(0, 3)).toEqual([...W1.data.slice(0, 3)]);
		expect(session.sample).toEqual(sample);
	});
});

describe('a digit that a link asks for', () => {
	test('waits until its file is loaded, and the visitor is told which', async () => {
		const session = sessionAt('784-30-10');
		wantDigit(session, { source: 'images', index: 1 });
		expect(session.notice).toEqual({
			kind: 'remark',
			text: 'This link is to digit 1 of images. Load that file to see it.'
		});
		expect(session.digits.current).toEqual(drawnDigit());
		await session.open([images(3), labels([7, 3, 5])]);
		expect(session.digits.current).toMatchObject({ index: 1, label: 3 });
		expect(session.notice).toBeNull();
	});

	test('of no file in particular is one of the next file', async () => {
		const session = sessionAt('784-30-10');
		wantDigit(session, { source: null, index: 2 });
		expect(session.notice?.text).toBe(
			'This link is to digit 2 of a file of digits. Load that file to see it.'
		);
		await session.open([images(3), labels([7, 3, 5])]);
		expect(session.digits.current.label).toBe(5);
	});

	test('is chosen at once when its file is there, in the place of a sample of one’s own', async () => {
		const session = sessionAt('784-30-10');
		await session.open([images(3), labels([7, 3, 5])]);
		await session.open([sample(Array(784).fill(0.5), [1, ...Array(9).fill(0)])]);
		for (const source of ['images', null]) {
			wantDigit(session, { source, index: 1 });
			expect(session.notice).toBeNull();
			expect(rowMajor(session.sample.target)[3]).toBe(1);
		}
	});

	test('of another file waits for that one', async () => {
		const session = sessionAt('784-30-10');
		await session.open([images(3), labels([7, 3, 5])]);
		wantDigit(session, { source: 'others', index: 1 });
		expect(session.notice?.text).toContain('digit 1 of others');
		expect(session.digits.current.index).toBe(0);
		await session.open([images(2, 'others'), labels([8, 9])]);
		expect(session.digits.current).toMatchObject({ source: 'others', label: 9 });
	});

	test('is forgotten once it has been shown', async () => {
		const session = sessionAt('784-30-10');
		wantDigit(session, { source: null, index: 1 });
		await session.open([images(2), labels([7, 3])]);
		await session.open([images(2, 'others'), labels([8, 9])]);
		expect(session.digits.current.index).toBe(0);
	});

	test('waits for its file while others are loaded', async () => {
		const session = sessionAt('784-30-10');
		wantDigit(session, { source: 'images', index: 1 });
		await session.open([images(2, 'others'), labels([8, 9])]);
		expect(session.digits.current).toMatchObject({ source: 'others', index: 0 });
		await session.open([images(3), labels([7, 3, 5])]);
		expect(session.digits.current).toMatchObject({ source: 'images', index: 1 });
	});

	test('that the loaded file does not have is told of', async () => {
		const session = sessionAt('784-30-10');
		await session.open([images(2), labels([7, 3])]);
		wantDigit(session, { source: 'images', index: 9 });
		expect(session.digits.current.index).toBe(0);
		expect(session.notice).not.toBeNull();
	});

	test('is the first one when the file has fewer', async () => {
		const session = sessionAt('784-30-10');
		wantDigit(session, { source: 'images', index: 9 });
		await session.open([images(2), labels([7, 3])]);
		expect(session.digits.current.index).toBe(0);
	});
});

describe('another sample', () => {
	const edits = [
		cell('a0', 0, 0, 0.3),
		cell('W1', 0, 0, 9),
		{ what: 'value', id: 't', to: [0.5, 0.5] } as const,
		alpha(2)
	];

	test('that is opened takes the edits of the one before along, and no others', async () => {
		const session = sessionAt('3-2');
		session.edit(edits);
		await session.open([sample([1, 2, 3], [0, 1])]);
		expect(session.notice).toBeNull();
		expect(session.changes).toEqual([cell('W1', 0, 0, 9), alpha(2)]);
		expect([...session.sample.input.data]).toEqual([1, 2, 3]);
		expect([...session.sample.target.data]).toEqual([0, 1]);
		expect(numbersOf(session.trace, 'W1')[0]).toBe(9);
	});

	test('that is a digit does so too', async () => {
		const session = sessionAt('784-30-10');
		session.edit([cell('a0', 5, 0, 0.3), alpha(2)]);
		await session.open([images(2), labels([7, 3])]);
		expect(session.changes).toEqual([alpha(2)]);
		expect(session.sample.input.data[5]).toBe(0.2);
	});

	test('may be one that the rules undone, or to be done again, cannot take: there is still a pass', async () => {
		const session = sessionAt('3-2');
		session.edit(softmax);
		session.undo();
		await session.open([sample([1, 2, 3], [3, 4])]);
		expect(session.notice).toBeNull();
		session.redo();
		expect(() => session.trace).not.toThrow();
		session.undo();
		expect([...session.sample.target.data]).toEqual([3, 4]);
	});

	test('may be one that the rules of an earlier round could not take: there is still a pass', async () => {
		const session = sessionAt('3-2');
		session.edit(softmax);
		session.goRound();
		session.edit([
			{ what: 'activation', layer: 1, to: 'sigmoid' },
			{ what: 'cost', to: 'half-squared-error' }
		]);
		await session.open([sample([1, 2, 3], [3, 4])]);
		expect(() => session.trace).not.toThrow();
		expect([...session.sample.target.data]).toEqual([3, 4]);
	});

	test('comes with the network that is opened beside it, also in the place of one as large', async () => {
		const { file, network } = model([784, 2, 10]);
		const session = sessionAt('784-30-10');
		await session.open([file]);
		await session.open([file, images(2), labels([7, 3])]);
		expect(session.setup.network).toEqual(network);
		expect(rowMajor(session.sample.target)[7]).toBe(1);
	});

	test('that is faulty leaves every edit', async () => {
		const session = sessionAt('3-2');
		session.edit(edits);
		await session.open([sample([1, 2], [0, 1])]);
		expect(session.changes).toEqual(edits);
	});
});

describe('a fault leaves everything as it was, to the last bit', () => {
	const good = model([4, 2]).file;
	const broken = new File([new Uint8Array([0, 0, 8, 9])], 'broken.idx');
	const faults: [string, File[], string][] = [
		['text that is no JSON', [text('notes.json', 'Dear diary')], 'notes.json: this is not JSON'],
		['JSON that is no document', [text('x', '{"a": 1}')], 'x: format must be one of'],
		[
			'a model that is wrong',
			[text('m.json', '{"format":"backstep-model","version":2}')],
			'm.json: '
		],
		[
			'a sample for another network',
			[sample([1, 2], [1])],
			'sample.json: input must have 3 numbers'
		],
		[
			'a sample that does not fit the model beside it',
			[good, sample([1, 2, 3], [0, 1])],
			'sample.json: '
		],
		[
			'a wrong model beside a right sample',
			[text('m.json', '{"format":"backstep-model","version":1}'), sample([1, 2, 3], [0, 1])],
			'm.json: '
		],
		['a right sample beside a wrong model', [sample([1, 2, 3], [0, 1]), text('m', '{}')], 'm: '],
		[
			'a trace',
			[text('t.json', writeTrace(new Session('3-2').trace))],
			't.json: a trace cannot be opened'
		],
		['digits that are none', [broken], 'broken.idx'],
		['an empty file', [new File([], 'empty')], 'empty'],
		['right digits beside wrong ones', [images(2), labels([1, 2]), broken], 'broken.idx'],
		['a right model beside wrong digits', [good, broken], 'broken.idx'],
		['right digits beside a wrong model', [images(2), labels([1, 2]), text('m', '{}')], 'm: ']
	];

	test.each(faults)('%s', async (_, files, says) => {
		const session = sessionAt('3-2', 5);
		await session.open([model([3, 3]).file]);
		await session.open([images(3), labels([4, 5, 6])]);
		session.digits.choose(2);
		session.select('3-2');
		session.player.goTo(5);
		const before = everything(session);

		await session.open(files);
		expect(session.notice?.kind).toBe('fault');
		expect(session.notice?.text).toContain(says);
		expect(session.notice?.text).not.toContain('\n');
		expect(everything(session)).toEqual(before);
		expect(session.digits.set).toBe(before.digits.set);
	});

	test('and the next thing that is opened takes its notice away', async () => {
		const session = sessionAt('3-2');
		await session.open([text('x.json', '')]);
		expect(session.notice?.kind).toBe('fault');
		await session.open([sample([1, 2, 3], [0, 1])]);
		expect(session.notice).toBeNull();
	});
});
