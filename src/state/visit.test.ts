// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { ActivationName } from '$engine/activations';
import { writeDrawing } from '$digits/drawing/drawing-text';
import { drawnSet } from '$digits/drawing/drawn-set';
import { DRAWN_BY_YOU, FROM_LINK } from '$digits/drawing/drawn-source';
import { anyDrawing } from '$digits/testing/arbitrary-drawing';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import { column, rowMajor } from '$engine/tensor';
import { anyPass, moderate } from '$engine/testing/arbitrary-network';
import type { EquationName, OpName, Trace } from '$engine/trace';
import { operations } from '$engine/operations';
import { writeModel } from '$documents/model';
import { writeSample } from '$documents/sample';
import type { Breakpoint } from '$replay/breakpoint';
import { afterStep } from '$replay/moment';
import { cellOf, type Place } from '$replay/place';
import { ChangeError, lawfulPairs, type Change } from './change';
import type { NetworkId } from './networks';
import { PEN } from '$digits/pen/pen-source';
import { drawPenSet } from './pen-set';
import { Session } from './session.svelte';
import { arrive, hashOf } from './visit';

const HERE = '3-2';

const text = (name: string, text: string) => new File([text], name);
const files = (network: Network, sample: Sample) => [
	text('model.json', writeModel(network)),
	text('sample.json', writeSample(sample))
];

/** A visit that follows a hash as it opens. */
function arrived(hash: string, here: NetworkId = HERE): Session {
	const session = new Session(here);
	arrive(session, hash, here);
	return session;
}

/** The visit of somebody who was sent the address of another's. */
const sent = (session: Session, here: NetworkId = HERE) => arrived(hashOf(session, here), here);

/** Fails unless two passes have made the same values, bit for bit. */
function expectSamePass(found: Trace, wanted: Trace) {
	expect(found.rules).toEqual(wanted.rules);
	expect(found.values.map(({ id }) => id)).toEqual(wanted.values.map(({ id }) => id));
	wanted.values.forEach(({ id, tensor }, k) => {
		const numbers = rowMajor(found.values[k].tensor);
		const odd = rowMajor(tensor).findIndex((x, n) => !Object.is(x, numbers[n]));
		if (odd >= 0) expect.fail(`number ${odd} of ${id} is another`);
	});
}

/** What of a visit is looked at, besides its pass. */
function lookedAt({ player, inspection }: Session) {
	const { panel, place, watches } = inspection;
	return { moment: player.moment, breakpoints: player.breakpoints, panel, place, watches };
}

describe('the hash of a visit', () => {
	test('is empty at the start, and the name of a network that the page does not show anyway', () => {
		expect(hashOf(new Session('3-2'), '3-2')).toBe('');
		expect(hashOf(new Session('784-30-10'), '784-30-10')).toBe('');
		expect(hashOf(new Session('3-3-2'), '3-2')).toBe('3-3-2');
		expect(hashOf(new Session('3-2'), '784-30-10')).toBe('3-2');
	});

	test('says all that is seen, as a person can read it', () => {
		const session = new Session('3-3-2');
		session.edit([{ what: 'cell', id: 'W1', row: 1, col: 1, to: 0.7 }]);
		session.goRound(3);
		session.player.show({ grain: 'row', step: 9, row: 1, term: 0 });
		session.player.toggleBreakpoint({ on: 'equation', equation: 'EQ1' });
		session.inspection.watch({ id: 'E', row: 0, col: 0 });
		session.inspection.open({ id: 'dE_dW1', row: 1, col: 2 });
		expect(hashOf(session, '3-2')).toBe(
			'3-3-2&W1.2.2=0.7&rounds=3&at=9.2&stop=EQ1&watch=E&open=origin:dE_dW1.2.3'
		);
	});

	test('says which digit, and which seed, of the large network only', async () => {
		const session = new Session('784-30-10');
		session.seed = 7;
		await session.open([idx('images', [0x803, 2, 28, 28], 1568), idx('labels', [0x801, 2], 2)]);
		session.chooseDigit(1);
		expect(hashOf(session, '784-30-10')).toBe('seed=7&digit=1@images');
		session.select('3-2');
		expect(hashOf(session, '784-30-10')).toBe('3-2');
	});

	test('says of a large network that the small one is beside it, and of no other', () => {
		const session = new Session('784-30-10');
		session.inspection.beside = true;
		expect(hashOf(session, '784-30-10')).toBe('beside=on');
		expect(sent(session, '784-30-10').inspection.beside).toBe(true);
		session.select('3-3-2');
		expect(hashOf(session, '784-30-10')).toBe('3-3-2');
		session.select('784-30-10');
		expect(hashOf(session, '784-30-10')).toBe('beside=on');
	});

	test('says which of the panels of a large network is open', () => {
		for (const panel of ['outputs', 'pixels'] as const) {
			const session = new Session('784-30-10');
			session.inspection.toggle(panel);
			expect(hashOf(session, '784-30-10')).toBe(`open=${panel}`);
			expect(sent(session, '784-30-10').inspection.panel).toBe(panel);
		}
	});

	test('is empty for a network that is too large for one', async () => {
		const session = new Session('3-2');
		const rules = {
			layers: [30, 20],
			activations: ['sigmoid' as const],
			cost: 'half-squared-error' as const,
			learningRate: 0.5
		};
		const network = initialise(rules, { how: 'scaled', seed: 1, biases: false });
		await session.open([text('model.json', writeModel(network))]);
		session.player.next();
		expect(session.opened).toBe('30-20');
		expect(hashOf(session, '3-2')).toBe('');
	});
});

/** An IDX file of so many zeros. */
function idx(name: string, header: readonly number[], length: number): File {
	const bytes = new Uint8Array(4 * header.length + length);
	header.forEach((number, k) => new DataView(bytes.buffer).setUint32(4 * k, number));
	return new File([bytes], name);
}

describe('arriving', () => {
	test('shows a small network that somebody else has opened, with its numbers and its rules', async () => {
		const session = new Session('3-2');
		const rules = {
			layers: [4, 3, 2],
			activations: ['tanh' as const, 'softmax' as const],
			cost: 'cross-entropy' as const,
			learningRate: 0.3
		};
		const network = initialise(rules, { how: 'uniform', seed: 5, biases: true });
		const input = column([1, -0.25, 1e-9, 0.1]);
		await session.open(files(network, { input, target: column([0.25, 0.75]) }));
		session.edit([{ what: 'cell', id: 'b2', row: 0, col: 0, to: 7 }]);
		session.goRound(2);

		const other = sent(session);
		expect(other.notice).toBeNull();
		expect(other.opened).toBe('4-3-2');
		expectSamePass(other.trace, session.trace);
		expect(other.costs).toEqual(session.costs);
		other.reset();
		expectSamePass(other.trace, learningStep(network, session.sample));
	});

	test('what a link has changed can be undone', () => {
		const session = arrived('alpha=0.1&rounds=2');
		expect([session.setup.network.learningRate, session.costs.length]).toEqual([0.1, 2]);
		session.undo();
		expectSamePass(session.trace, new Session('3-2').trace);
	});

	test('at a digit of a file waits for the file', async () => {
		const set = [idx('images', [0x803, 3, 28, 28], 3 * 784), idx('labels', [0x801, 3], 3)];
		const session = new Session('784-30-10');
		await session.open(set);
		session.chooseDigit(2);
		session.player.goTo(9);

		const other = sent(session, '784-30-10');
		expect(other.notice?.kind).toBe('remark');
		await other.open(set);
		expect(other.notice).toBeNull();
		expect(other.digits.current.index).toBe(2);
		expectSamePass(other.trace, session.trace);
		expect(other.player.cursor).toBe(9);
	});

	test('at one of the pen’s digits draws it, for a visitor who has no files, and makes the same pass', async () => {
		const session = new Session('784-30-10');
		await drawPenSet(session.digits.library);
		session.chooseDigit(12, PEN);
		session.edit([{ what: 'cell', id: 'a0', row: 300, col: 0, to: 0.5 }]);
		session.goRound(2);
		session.player.goTo(9);
		const hash = hashOf(session, '784-30-10');
		expect(hash).toBe('digit=12@Backstep%E2%80%99s%20pen&a0.301=0.5&rounds=2&at=9');

		for (const here of ['784-30-10', '3-2'] as const) {
			const link = here === '3-2' ? `784-30-10&${hash}` : hash;
			const other = arrived(link, here);
			expect(other.notice?.text).toBe('Looking for the digit of this link…');
			await vi.waitFor(() => expect(other.digits.current.index).toBe(12));
			expect(other.notice).toBeNull();
			expectSamePass(other.trace, session.trace);
			expect(other.player.cursor).toBe(9);
			expect(hashOf(other, here)).toBe(link);
		}
	});

	test('at one of the pen’s digits is at its step at once, and stays in the address meanwhile', async () => {
		const hash = 'digit=12@Backstep%E2%80%99s%20pen&at=9';
		const session = arrived(hash, '784-30-10');
		expect(session.digits.set).toBeNull();
		expect(session.player.cursor).toBe(9);
		expect(hashOf(session, '784-30-10')).toBe(hash);
		session.player.goTo(11);
		await vi.waitFor(() => expect(session.digits.current.index).toBe(12));
		expect(session.player.cursor).toBe(11);
	});

	test('at a digit of the pen that is not there says which is the last', async () => {
		const session = arrived('digit=5000@Backstep%E2%80%99s%20pen', '784-30-10');
		await vi.waitFor(() => expect(session.notice?.kind).toBe('fault'));
		expect(session.notice?.text).toBe('Backstep’s pen has no digit 5000: its last is 2999.');
		expect(session.digits.set).toBeNull();
	});

	test('at a digit of the pen gives way to a link that is followed meanwhile', async () => {
		const session = new Session('784-30-10');
		const { library } = session.digits;
		arrive(session, 'digit=12@Backstep%E2%80%99s%20pen', '784-30-10');
		arrive(session, 'at=3', '784-30-10');
		await vi.waitFor(() => expect(library.find(PEN)).not.toBeNull());
		await Promise.resolve();
		expect(session.digits.set).toBeNull();
		expect(session.player.cursor).toBe(3);
	});

	test('in a run gives way to a link that is followed meanwhile, and nothing is said of it any more', () => {
		// The run is looked for, and never found.
		vi.stubGlobal('Worker', class { postMessage() {} }); // prettier-ignore
		const session = arrived('after=5', '784-30-10');
		expect(session.notice?.text).toContain('Looking for the run');
		arrive(session, 'at=3', '784-30-10');
		expect(session.notice).toBeNull();
		expect(session.player.cursor).toBe(3);
	});

	test('at a digit of a set that is there, though another is in use, chooses it', async () => {
		const session = new Session('784-30-10');
		const files = (name: string) => [
			idx(name, [0x803, 2, 28, 28], 1568),
			idx(`${name}-labels`, [0x801, 2], 2)
		];
		await session.open(files('one'));
		await session.open(files('other'));
		arrive(session, 'digit=1@one', '784-30-10');
		expect(session.notice).toBeNull();
		expect(session.digits.current).toMatchObject({ source: 'one', index: 1 });
	});

	test('leaves as it is what the link does not speak of', () => {
		const session = new Session('3-2');
		session.edit([{ what: 'alpha', to: 0.1 }]);
		session.player.toggleBreakpoint({ on: 'not-finite' });
		session.inspection.watch({ id: 'E', row: 0, col: 0 });
		arrive(session, '#at=6', '3-2');
		expect(session.setup.network.learningRate).toBe(0.1);
		expect(lookedAt(session)).toEqual({
			moment: afterStep(6),
			breakpoints: [{ on: 'not-finite' }],
			panel: null,
			place: null,
			watches: [{ id: 'E', row: 0, col: 0 }]
		});
	});

	test('shows another network as large as the one that was opened', () => {
		const session = arrived('2-1&W1=1,2&a0=1,1&t=0');
		arrive(session, '2-1&W1=3,4&a0=1,1&t=0', HERE);
		expectSamePass(session.trace, arrived('2-1&W1=3,4&a0=1,1&t=0').trace);
	});

	test('at a step of another network says nothing of the step that was left', () => {
		const session = new Session('3-3-2');
		session.player.toEquation('EQ1');
		arrive(session, '#3-2&at=3', '3-2');
		expect(session.player.cursor).toBe(3);
		expect(session.notice).toBeNull();
	});

	test('at a digit leaves a network that takes none as it is', async () => {
		const session = new Session('3-2');
		await session.open([idx('images', [0x803, 2, 28, 28], 1568), idx('labels', [0x801, 2], 2)]);
		arrive(session, 'digit=1', '3-2');
		expectSamePass(session.trace, new Session('3-2').trace);
	});

	test('watches a number once, and stops at a breakpoint once, however often they are named', () => {
		const session = arrived('watch=E,E.1.1,z1.1,E&stop=above1,EQ1,above1');
		expect(session.inspection.watches).toEqual([
			{ id: 'E', row: 0, col: 0 },
			{ id: 'z1', row: 0, col: 0 }
		]);
		expect(session.player.breakpoints).toEqual([
			{ on: 'above', limit: 1 },
			{ on: 'equation', equation: 'EQ1' }
		]);
	});

	test('watches what the network has, though the number to look into is not there', () => {
		const session = arrived('watch=E&open=origin:W2.1.1');
		expect(session.inspection.watches).toEqual([{ id: 'E', row: 0, col: 0 }]);
	});

	test('comes to the nearest moment that the network has, and says what it lacks', () => {
		const session = arrived('at=99');
		expect(session.player.cursor).toBe(10);
		expect(session.notice?.text).toContain('this pass has 10 steps, not 99');
		expect(arrived('at=1.9.9').player.moment).toMatchObject({ step: 1, row: 1, term: 2 });
	});

	const left = (what: string) => `Part of this link was left out: ${what}.`;

	test.each<[hash: string, what: string]>([
		['hello', '“hello” means nothing here'],
		['at=x', '“at=x” means nothing here'],
		['W3.1.1=1', 'there is no W3 to change'],
		['alpha=2&W1.9.1=1', 'W1 is 2×3: it has no row 9, column 1'],
		['cost=cross-entropy', 'cross-entropy goes with softmax outputs, not with sigmoid'],
		['watch=W2.1.1', 'this network lacks a watched number'],
		['open=origin:W2.1.1', 'this network lacks W2'],
		['99-99', 'a network 99-99 does not fit into a link'],
		['4-2&W1=1,2', 'W1 needs 8 numbers, not 2'],
		['at=&watch=b1.1', '“at=” means nothing here; this network lacks a watched number']
	])('with %s the visitor is told of what means nothing, and sees the rest', (hash, what) => {
		const session = arrived(`${hash}&stop=EQ4&at=6`);
		expect(session.notice).toEqual({ kind: 'fault', text: left(what) });
		expectSamePass(session.trace, new Session('3-2').trace);
		expect(lookedAt(session)).toEqual({
			moment: afterStep(6),
			breakpoints: [{ on: 'equation', equation: 'EQ4' }],
			panel: null,
			place: null,
			watches: []
		});
		session.edit([{ what: 'alpha', to: 0.1 }]);
		session.undo();
		expect(session.history.canUndo).toBe(false);
	});

	test('repeats no more than the beginning of what means nothing', () => {
		const session = arrived('x'.repeat(500));
		expect(session.notice?.text).toBe(left(`“${'x'.repeat(40)}” means nothing here`));
	});

	test('with anything at all leaves a session that works', () => {
		const pieces = [
			...['3-2', '3-3-2', '4-2', '2-1-1', '30-20', 'x', '%', '', '__proto__=1', 'seed=7'],
			...['W1.1.2=0.7', 'W2.1.1=-1', 'b1.1=1', 'W1=1,2,3,4,5,6', 't=3,4', 't=0.5,0.5', 't.1=1'],
			...['alpha=1e300', 'biases=on', 'biases=off', 'rounds=3', 'to-input=on', 'to-input=off'],
			...['activation1=softmax', 'activation2=tanh', 'cost=cross-entropy'],
			...['cost=binary-cross-entropy', 'at=9.2.1', 'at=0.row', 'stop=EQ1,layer0,above2'],
			...['watch=E,W1.1.1', 'watch=W2_T.1.1', 'digit=3', 'digit=0@x', 'drawn=3.LAECAg', 'drawn=x'],
			...['open=edit', 'open=origin:W1_T.1.1', 'open=origin:b9.1', 'open=transpose']
		];
		const hash = fc.array(fc.constantFrom(...pieces)).map((list) => list.join('&'));
		fc.assert(
			fc.property(fc.array(hash, { maxLength: 3 }), (hashes) => {
				const session = new Session('3-2');
				for (const hash of hashes) {
					arrive(session, hash, HERE);
					expect(session.player.cursor).toBeLessThanOrEqual(session.trace.steps.length);
					expect(session.history.current).toBe(session.changes);
				}
			})
		);
	});
});

describe('who is sent the hash of any visit', () => {
	type Move =
		| { make: 'select'; name: NetworkId | 'opened' }
		| { make: 'cell'; given: number; row: number; col: number; to: number }
		| { make: 'changes'; changes: readonly Change[] }
		| { make: 'activation'; layer: number; to: ActivationName }
		| { make: 'ending'; pair: ReturnType<typeof lawfulPairs>[number] }
		| { make: 'target'; to: number }
		| { make: 'round'; times: number }
		| { make: 'history'; act: 'undo' | 'redo' | 'reset' }
		| { make: 'seed'; seed: number }
		| { make: 'step'; act: 'next' | 'back' | 'into' | 'out' | 'run' | 'toStart' | 'toEnd' }
		| { make: 'goTo'; step: number }
		| { make: 'stop'; breakpoint: Breakpoint }
		| { make: 'stop here' }
		| { make: 'watch' | 'open'; value: number; row: number; col: number }
		| { make: 'panel'; panel: 'transpose' | 'edit' | 'stops' }
		| { make: 'close' };

	/** The number at an index of a list that is counted round and round. */
	const pick = <T>(list: readonly T[], k: number) => list[k % list.length];

	function placeOf({ trace }: Session, values: readonly Trace['values'][number][], move: Spot) {
		const { id, tensor } = pick(values.length > 0 ? values : trace.values, move.value);
		return { id, row: move.row % tensor.rows, col: move.col % tensor.cols };
	}
	interface Spot {
		readonly value: number;
		readonly row: number;
		readonly col: number;
	}

	function attempt(act: () => void) {
		try {
			act();
		} catch (error) {
			if (!(error instanceof ChangeError)) throw error;
		}
	}

	function make(session: Session, move: Move) {
		const { player, inspection, trace } = session;
		const L = trace.rules.layers.length - 1;
		switch (move.make) {
			case 'select': {
				const name = move.name === 'opened' ? session.opened : move.name;
				return name && session.select(name);
			}
			case 'cell': {
				const givens = trace.values.slice(0, trace.givens);
				const place = placeOf(session, givens, { ...move, value: move.given });
				return attempt(() => session.edit([{ what: 'cell', ...place, to: move.to }]));
			}
			case 'changes':
				return attempt(() => session.edit(move.changes));
			case 'activation':
				return attempt(() =>
					session.edit([{ what: 'activation', layer: 1 + (move.layer % L), to: move.to }])
				);
			case 'ending': {
				const { activation, cost } = move.pair;
				return attempt(() =>
					session.edit([
						{ what: 'activation', layer: L, to: activation },
						{ what: 'cost', to: cost }
					])
				);
			}
			case 'target': {
				const to = trace.values[1].tensor.data.map((_, k) => (k === 0 ? move.to : 0));
				return attempt(() => session.edit([{ what: 'value', id: 't', to: [...to] }]));
			}
			case 'round':
				return attempt(() => session.goRound(move.times));
			case 'history':
				return session[move.act]();
			case 'seed':
				return (session.seed = move.seed);
			case 'step':
				return player[move.act]();
			case 'goTo':
				return player.goTo(move.step % (trace.steps.length + 1));
			case 'stop':
				return player.toggleBreakpoint(move.breakpoint);
			case 'stop here':
				return player.toggleStop(player.cursor);
			case 'watch':
			case 'open':
				return inspection[move.make](placeOf(session, trace.values, move));
			case 'panel':
				return inspection.toggle(move.panel);
			case 'close':
				return inspection.close();
		}
	}

	const number = fc.oneof(moderate, fc.constantFrom(0.1, 1e21, -1e-7, 1e160));
	const ops = Object.keys(operations) as OpName[];
	const equations: EquationName[] = ['EQ1', 'EQ3', 'EQ4', 'EQ5', 'EQ6'];
	const breakpoint: fc.Arbitrary<Breakpoint> = fc.oneof(
		fc.constantFrom(...equations).map((equation) => ({ on: 'equation' as const, equation })),
		fc.constantFrom(...ops).map((op) => ({ on: 'operation' as const, op })),
		fc.nat(4).map((layer) => ({ on: 'layer' as const, layer })),
		fc.record({
			on: fc.constantFrom('above' as const, 'below' as const),
			limit: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
		}),
		fc.constant({ on: 'not-finite' as const })
	);
	const spot = { value: fc.nat(40), row: fc.nat(9), col: fc.nat(9) };
	const hidden: ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity'];
	const does = <K extends Move['make']>(make: K) => fc.constant(make);
	const small: fc.Arbitrary<Move> = fc.oneof(
		fc.record({
			make: does('select'),
			name: fc.constantFrom('3-2' as const, '3-3-2' as const, 'opened' as const)
		}),
		{
			weight: 4,
			arbitrary: fc.record({
				make: does('cell'),
				given: fc.nat(9),
				row: fc.nat(5),
				col: fc.nat(5),
				to: number
			})
		},
		fc.record({
			make: does('changes'),
			changes: fc
				.oneof(
					fc.constantFrom(0, 0.1, 2).map((to) => ({ what: 'alpha', to }) as const),
					fc.record({
						what: fc.constantFrom('biases' as const, 'to-input' as const),
						to: fc.boolean()
					})
				)
				.map((change) => [change])
		}),
		fc.record({
			make: does('activation'),
			layer: fc.nat(3),
			to: fc.constantFrom(...hidden)
		}),
		{
			weight: 2,
			arbitrary: fc.record({ make: does('ending'), pair: fc.constantFrom(...lawfulPairs()) })
		},
		fc.record({ make: does('target'), to: fc.constantFrom(1, 0.5, 3) }),
		{
			weight: 2,
			arbitrary: fc.record({ make: does('round'), times: fc.integer({ min: 1, max: 3 }) })
		},
		fc.record({ make: does('history'), act: fc.constantFrom('undo', 'redo', 'reset') })
	);
	const look: fc.Arbitrary<Move> = fc.oneof(
		fc.record({
			make: does('step'),
			act: fc.constantFrom('next', 'back', 'into', 'out', 'run', 'toStart', 'toEnd')
		}),
		fc.record({ make: does('goTo'), step: fc.nat(40) }),
		fc.record({ make: does('stop'), breakpoint }),
		fc.record({ make: does('stop here') }),
		fc.record({ make: fc.constantFrom('watch' as const, 'open' as const), ...spot }),
		fc.record({ make: does('panel'), panel: fc.constantFrom('transpose', 'edit', 'stops') }),
		fc.record({ make: does('close') })
	);
	const large: fc.Arbitrary<Move> = fc.oneof(
		fc.record({ make: does('select'), name: fc.constantFrom('3-2', '3-3-2', '784-30-10') }),
		fc.record({ make: does('seed'), seed: fc.nat(9) }),
		fc.record({ make: does('round'), times: fc.constant(1) }),
		fc.record({ make: does('ending'), pair: fc.constantFrom(...lawfulPairs()) })
	);

	/** Fails unless who is sent the address of a visit sees what is seen there, and hears of nothing that was left out. */
	function expectSame(session: Session, here: NetworkId) {
		// What a network lacks is no part of what is seen of it.
		const isHere = (place: Place) => cellOf(session.trace, place) !== null;
		const wanted = lookedAt(session);
		const other = sent(session, here);
		expectSamePass(other.trace, session.trace);
		expect(other.costs).toEqual(session.costs);
		const found = lookedAt(other);
		expect(found.watches.filter(isHere)).toEqual(wanted.watches.filter(isHere));
		if (wanted.place === null || isHere(wanted.place)) {
			expect({ ...found, watches: [] }).toEqual({ ...wanted, watches: [] });
		}
		if ([...wanted.watches, ...(wanted.place ? [wanted.place] : [])].every(isHere)) {
			expect(other.notice).toBeNull();
		}
	}

	const here = fc.constantFrom('3-2' as const, '784-30-10' as const);
	/** So many runs of what takes its time; all that are asked for when faults are looked for. */
	const runs = (numRuns: number) => ({ numRuns: fc.readConfigureGlobal().numRuns ?? numRuns });

	test('sees the same pass, bit for bit, at the same moment, with the same stops, watches and panel', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('3-2' as const, '3-3-2' as const),
				here,
				fc.array(fc.oneof(small, look)),
				(name, here, walk) => {
					const session = new Session(name);
					for (const move of walk) make(session, move);
					expectSame(session, here);
				}
			),
			runs(50)
		);
	});

	test('sees the same of a small network that was opened', async () => {
		await fc.assert(
			fc.asyncProperty(
				anyPass(),
				here,
				fc.array(fc.oneof(small, look)),
				async ({ network, sample }, here, walk) => {
					const session = new Session('3-2');
					await session.open(files(network, sample));
					for (const move of walk) make(session, move);
					expectSame(session, here);
				}
			),
			runs(30)
		);
	});

	test('sees the same of the large network', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(large, look), { maxLength: 6 }), here, (walk, here) => {
				const session = new Session('784-30-10');
				for (const move of walk) make(session, move);
				expectSame(session, here);
			}),
			runs(10)
		);
	});
});

describe('who is sent a digit drawn by hand', () => {
	const LARGE = '784-30-10';

	/** A visit with two drawings, the second of which is at work. */
	async function drawnVisit(): Promise<Session> {
		const session = new Session(LARGE);
		const texts = fc.sample(anyDrawing, { numRuns: 2, seed: 4 }).map(writeDrawing);
		session.digits.library.put(drawnSet(DRAWN_BY_YOU, texts));
		session.chooseDigit(1, DRAWN_BY_YOU);
		return session;
	}

	test('sees the very same pass, of a digit that is not kept', async () => {
		const session = await drawnVisit();
		session.player.goTo(5);
		const other = sent(session, LARGE);
		expectSamePass(other.trace, session.trace);
		expect(other.player.cursor).toBe(5);
		expect(other.notice).toBeNull();
		expect(other.digits.current.source).toBe(FROM_LINK);
		expect(other.digits.library.find(DRAWN_BY_YOU)).toBeNull();
		expect(hashOf(other, LARGE)).toBe(hashOf(session, LARGE));
	});

	test('sees it with what was changed of it, and after its rounds', async () => {
		const session = await drawnVisit();
		session.edit([{ what: 'cell', id: 'a0', row: 400, col: 0, to: 0.5 }]);
		session.goRound(2);
		const other = sent(session, LARGE);
		expectSamePass(other.trace, session.trace);
		expect(other.costs).toEqual(session.costs);
		expect(other.notice).toBeNull();
	});

	test('sees it from the page of the small networks too', async () => {
		const session = await drawnVisit();
		expectSamePass(sent(session, '3-2').trace, session.trace);
	});

	test('sees their own, where they have drawn the same', async () => {
		const session = await drawnVisit();
		const { library, current } = session.digits;
		session.chooseDigit(0);
		arrive(session, `drawn=${current.drawn}`, LARGE);
		expect(session.digits.current).toMatchObject({ source: DRAWN_BY_YOU, index: 1 });
		expect(library.find(FROM_LINK)).toBeNull();
	});

	test('sees it in the place of a sample that was opened', async () => {
		const session = await drawnVisit();
		const other = new Session(LARGE);
		const target = column([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
		const sample = writeSample({ input: column(new Float64Array(784)), target });
		await other.open([text('sample.json', sample)]);
		arrive(other, hashOf(session, LARGE), LARGE);
		expectSamePass(other.trace, session.trace);
	});

	test('who follows the link again loses nothing that was done since', async () => {
		const other = sent(await drawnVisit(), LARGE);
		other.goRound(1);
		const { drawn } = other.digits.current;
		arrive(other, `drawn=${drawn}&at=3`, LARGE);
		expect(other.costs).toHaveLength(1);
	});
});

describe('who is sent the hash of a visit', () => {
	const sample = { input: column([1, 2, 3]), target: column([0.5, 0.25]) };

	test('sees the sample that was opened for a network of the page', async () => {
		for (const name of ['3-2', '3-3-2'] as const) {
			const session = new Session(name);
			await session.open([text('sample.json', writeSample(sample))]);
			session.edit([{ what: 'cell', id: 'a0', row: 1, col: 0, to: -7 }]);
			expectSamePass(sent(session).trace, session.trace);
		}
	});

	test('is not shown another sample than the one that was opened for the large network', async () => {
		const session = new Session('784-30-10');
		const input = column(new Float64Array(784).fill(0.5));
		const target = column([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
		await session.open([text('sample.json', writeSample({ input, target }))]);
		session.player.next();
		const hash = hashOf(session, '784-30-10');
		if (hash !== '') expectSamePass(arrived(hash, '784-30-10').trace, session.trace);
	});

	test('sees a network of many thin layers, or is given no address of it', async () => {
		const rules = {
			layers: Array<number>(12).fill(1),
			activations: Array<ActivationName>(11).fill('tanh'),
			cost: 'half-squared-error' as const,
			learningRate: 0.5
		};
		const network = initialise(rules, { how: 'scaled', seed: 1, biases: false });
		const session = new Session('3-2');
		await session.open(files(network, { input: column([1]), target: column([0.5]) }));
		const hash = hashOf(session, HERE);
		if (hash !== '') expectSamePass(arrived(hash).trace, session.trace);
	});

	test('sees an opened network whose rules were changed after its target', async () => {
		const rules = {
			layers: [2, 2],
			activations: ['softmax' as const],
			cost: 'cross-entropy' as const,
			learningRate: 0.5
		};
		const network = initialise(rules, { how: 'scaled', seed: 1, biases: false });
		const session = new Session('3-2');
		await session.open(files(network, { input: column([1, 2]), target: column([1, 0]) }));
		const sigmoid = { what: 'activation', layer: 1, to: 'sigmoid' } as const;
		session.edit([sigmoid, { what: 'cost', to: 'half-squared-error' }]);
		session.edit([{ what: 'value', id: 't', to: [3, 4] }]);
		session.edit([{ what: 'cell', id: 'W1', row: 0, col: 0, to: 1 }]);
		session.edit([sigmoid, { what: 'cost', to: 'mean-squared-error' }]);

		const other = sent(session);
		expect(other.notice).toBeNull();
		expectSamePass(other.trace, session.trace);
	});

	test('hears of no fault where a number is watched that the network at hand lacks', () => {
		const session = new Session('3-3-2');
		session.inspection.watch({ id: 'W2', row: 0, col: 0 });
		session.inspection.watch({ id: 'E', row: 0, col: 0 });
		session.select('3-2');
		const other = sent(session);
		expect(other.notice).toBeNull();
		expect(other.inspection.isWatched({ id: 'E', row: 0, col: 0 })).toBe(true);
	});

	test('sees watches and stops though there are more than a link holds', () => {
		const session = new Session('3-3-2');
		for (const { id, tensor } of session.trace.values) {
			for (let row = 0; row < tensor.rows; row++) {
				for (let col = 0; col < tensor.cols; col++) session.inspection.watch({ id, row, col });
			}
		}
		for (let limit = 1; limit <= 60; limit++) {
			session.player.toggleBreakpoint({ on: 'above', limit });
		}
		const other = sent(session);
		expect(other.notice).toBeNull();
		expect(other.inspection.watches.length).toBeGreaterThan(0);
		expect(other.player.breakpoints.length).toBeGreaterThan(0);
	});
});
