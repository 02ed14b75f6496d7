// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import type { Network } from '$engine/network';
import { column, rowMajor } from '$engine/tensor';
import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import { writeTrace } from '$documents/trace';
import { drawnDigit } from '$digits/drawn-digit';
import type { NetworkId } from './networks';
import { Session } from './session.svelte';

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
const images = (count: number) =>
	idx('images', [0x803, count, 28, 28], new Uint8Array(784 * count).fill(51));
const labels = (list: readonly number[]) => idx('labels', [0x801, list.length], list);

function sessionAt(name: NetworkId, cursor = 0): Session {
	const session = new Session(name);
	session.player.goTo(cursor);
	return session;
}

/** All that a visitor has: a fault must leave every bit of it. */
function everything(session: Session) {
	const { setup, sample, opened, digits } = session;
	const { set, current, notice } = digits;
	const pass = { trace: writeTrace(session.trace), cursor: session.player.cursor };
	return { setup, sample, opened, ...pass, digits: { set, current, notice } };
}

const made = ({ trace, player: { step } }: Session) =>
	step ? trace.values[step.result].id : 'start';
const at = (session: Session, id: string) =>
	session.player.goTo(
		session.trace.values.findIndex((value) => value.id === id) - session.trace.givens + 1
	);

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
