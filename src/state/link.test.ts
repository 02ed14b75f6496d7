import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeDrawing } from '$digits/drawing/drawing-text';
import { anyDrawing } from '$digits/testing/arbitrary-drawing';
import { activations, type ActivationName } from '$engine/activations';
import { costs, type CostName } from '$engine/costs';
import { operations } from '$engine/operations';
import { finite } from '$engine/testing/arbitrary-network';
import type { EquationName, OpName } from '$engine/trace';
import type { Breakpoint } from '$replay/breakpoint';
import { afterStep, startAt, type Moment } from '$replay/moment';
import type { Place } from '$replay/place';
import type { Change } from './change';
import { MOST_BREAKPOINTS, MOST_CHANGES, MOST_WATCHES } from './link';
import { readLink, writeLink, type Link, type Panel } from './link';

const nothing: Link = {
	network: null,
	changes: [],
	seed: null,
	digit: null,
	drawn: null,
	run: null,
	after: null,
	runId: null,
	moment: null,
	breakpoints: [],
	watches: [],
	panel: null,
	beside: false
};

const cell = (id: string, row: number, col: number, to: number): Change => ({
	what: 'cell',
	id,
	row,
	col,
	to
});
const change = (change: Change): Partial<Link> => ({ changes: [change] });
const watch = (id: string, row: number, col: number): Partial<Link> => ({
	watches: [{ id, row, col }]
});

/** A link that says just this, and the hash for it. */
const examples: [hash: string, says: Partial<Link>][] = [
	['', {}],
	['3-3-2', { network: '3-3-2' }],
	['784-30-10', { network: '784-30-10' }],
	['seed=7', { seed: 7 }],
	['digit=12', { digit: { source: null, index: 12 } }],
	[
		'digit=0@t10k-images-idx3-ubyte.gz',
		{ digit: { source: 't10k-images-idx3-ubyte.gz', index: 0 } }
	],
	['digit=0@my%20%281%29,a=b:c@d%26%25', { digit: { source: 'my (1),a=b:c@d&%', index: 0 } }],
	['drawn=3.LAECAg', { drawn: '3.LAECAg' }],
	['update=1201.3', { run: { update: 1201, image: 3 } }],
	['after=0', { after: 0 }],
	['run=1k9z', { runId: '1k9z' }],
	['at=0', { moment: startAt('equation') }],
	['at=0.row', { moment: startAt('row') }],
	['at=0.term', { moment: startAt('term') }],
	['at=9', { moment: afterStep(9) }],
	['at=9.2', { moment: { grain: 'row', step: 9, row: 1, term: 0 } }],
	['at=9.2.1', { moment: { grain: 'term', step: 9, row: 1, term: 0 } }],
	['W1.2.2=0.7', change(cell('W1', 1, 1, 0.7))],
	['W2.1.1=-3', change(cell('W2', 0, 0, -3))],
	['a0.1=0.9', change(cell('a0', 0, 0, 0.9))],
	['t.1=0.5', change(cell('t', 0, 0, 0.5))],
	['b1.2=1e21', change(cell('b1', 1, 0, 1e21))],
	['a0.1=5e-324', change(cell('a0', 0, 0, 5e-324))],
	['a0.1=-0', change(cell('a0', 0, 0, -0))],
	['t=0,1', change({ what: 'value', id: 't', to: [0, 1] })],
	['W1=0.1,0.2,0.3', change({ what: 'value', id: 'W1', to: [0.1, 0.2, 0.3] })],
	['alpha=0.1', change({ what: 'alpha', to: 0.1 })],
	['biases=on', change({ what: 'biases', to: true })],
	['biases=off', change({ what: 'biases', to: false })],
	['activation2=softmax', change({ what: 'activation', layer: 2, to: 'softmax' })],
	['cost=cross-entropy', change({ what: 'cost', to: 'cross-entropy' })],
	['to-input=on', change({ what: 'to-input', to: true })],
	['to-input=off', change({ what: 'to-input', to: false })],
	['rounds=3', change({ what: 'rounds', times: 3 })],
	[
		'stop=EQ1,outer,layer1,above10,below0.001,not-finite',
		{
			breakpoints: [
				{ on: 'equation', equation: 'EQ1' },
				{ on: 'operation', op: 'outer' },
				{ on: 'layer', layer: 1 },
				{ on: 'above', limit: 10 },
				{ on: 'below', limit: 0.001 },
				{ on: 'not-finite' }
			]
		}
	],
	['stop=layer0', { breakpoints: [{ on: 'layer', layer: 0 }] }],
	['watch=W1.2.2', watch('W1', 1, 1)],
	['watch=W1_new.1.1', watch('W1_new', 0, 0)],
	['watch=W2_T.3.1', watch('W2_T', 2, 0)],
	['watch=dE_dW1.1.1', watch('dE_dW1', 0, 0)],
	['watch=dE_da0.3', watch('dE_da0', 2, 0)],
	['watch=E', watch('E', 0, 0)],
	[
		'watch=a0.1,delta1.1',
		{
			watches: [
				{ id: 'a0', row: 0, col: 0 },
				{ id: 'delta1', row: 0, col: 0 }
			]
		}
	],
	[
		'open=origin:dE_dW1.2.2',
		{ panel: { kind: 'origin', place: { id: 'dE_dW1', row: 1, col: 1 } } }
	],
	['open=origin:E', { panel: { kind: 'origin', place: { id: 'E', row: 0, col: 0 } } }],
	['open=edit', { panel: { kind: 'edit' } }],
	['open=stops', { panel: { kind: 'stops' } }],
	['open=transpose', { panel: { kind: 'transpose' } }],
	['open=outputs', { panel: { kind: 'outputs' } }],
	['open=pixels', { panel: { kind: 'pixels' } }],
	['beside=on', { beside: true }]
];

test.each(examples)('a hash of "%s" is what is written, and read, for %j', (hash, says) => {
	const link = { ...nothing, ...says };
	expect(writeLink(link)).toBe(hash);
	expect(readLink(hash)).toEqual({ link, ignored: [] });
	expect(readLink(`#${hash}`)).toEqual({ link, ignored: [] });
});

test('the pieces of a whole visit stand in one order, the changes in their own', () => {
	const hash =
		'3-3-2&seed=7&digit=12&rounds=3&W1.2.2=0.7&biases=on&rounds=1&W1.2.2=0.1' +
		'&at=9.2&stop=EQ1&watch=E&open=edit';
	const { link, ignored } = readLink(hash);
	expect(ignored).toEqual([]);
	expect(link.changes.map(({ what }) => what)).toEqual([
		'rounds',
		'cell',
		'biases',
		'rounds',
		'cell'
	]);
	expect(writeLink(link)).toBe(hash);
	const mixed = '3-3-2&open=edit&rounds=3&watch=E&W1.2.2=0.7&biases=on&at=9.2&rounds=1&W1.2.2=0.1';
	expect(readLink(`${mixed}&digit=12&stop=EQ1&seed=7`).link).toEqual(link);
});

test('a name that is no list of layers is not written', () => {
	expect(writeLink({ ...nothing, network: 'own 3-2', seed: 7 })).toBe('seed=7');
});

test('half of a character is written as a sign for what cannot be written', () => {
	const digit = { source: 'a\ud800b', index: 1 };
	const written = writeLink({ ...nothing, digit });
	expect(written).toBe('digit=1@a%EF%BF%BDb');
	expect(readLink(written).link.digit).toEqual({ ...digit, source: 'a\ufffdb' });
});

describe('a link is read', () => {
	test.each([
		['at=3&at=5', { moment: afterStep(5) }],
		['open=edit&open=stops', { panel: { kind: 'stops' } }],
		['watch=E&watch=t.1', watch('t', 0, 0)],
		['seed=1&seed=2', { seed: 2 }]
	])('by the last of two pieces: %s', (hash, says) => {
		expect(readLink(hash)).toEqual({ link: { ...nothing, ...says }, ignored: [] });
	});

	test.each([
		['&&at=9&', { moment: afterStep(9) }],
		['&3-2&', { network: '3-2' }],
		['at%3D9%2E2', { moment: { grain: 'row', step: 9, row: 1, term: 0 } }],
		['t=0%2C1', change({ what: 'value', id: 't', to: [0, 1] })],
		['a0.1.1=.5', change(cell('a0', 0, 0, 0.5))],
		['alpha=1E-3', change({ what: 'alpha', to: 1e-3 })],
		['W1.1.1=1e+21', change(cell('W1', 0, 0, 1e21))],
		['watch=E.1.1', watch('E', 0, 0)]
	])('though it could be shorter: %s', (hash, says) => {
		expect(readLink(hash)).toEqual({ link: { ...nothing, ...says }, ignored: [] });
	});

	test.each([
		'main',
		'3',
		'3-',
		'-3-2',
		'3-0-2',
		'3-02',
		'3-100001',
		'1-1-1-1-1-1-1-1-1-1-1-1',
		'own 3-2',
		'=',
		'=9',
		'__proto__=1',
		'constructor=1',
		'at',
		'at=',
		'at=-1',
		'at=09',
		'at=1.5e1',
		'at=10000',
		'at=9.0',
		'at=9.',
		'at=9.2.0',
		'at=9.2.1.1',
		'at=9.100000',
		'at=9.row',
		'at=0.1',
		'at= 9',
		'at=٣',
		'seed=-1',
		'seed=1.5',
		'seed=9007199254740992',
		'digit=-1',
		'digit=1@',
		'digit=@x',
		'digit=10000000',
		'drawn=',
		'drawn=3',
		'drawn=3.LA',
		'drawn=x.LAECAg',
		'drawn=3.LAECAg@x',
		'W1.1=1',
		'W1.0.1=1',
		'W1.1.1.1=1',
		'W1.1.1=',
		'W1.1.1=1,2',
		'W1.1.1=NaN',
		'W1.1.1=Infinity',
		'W1.1.1=1e999',
		'W1.1.1=0x10',
		'W1.1.1=1.',
		'W1.1.1=--1',
		'W1.100000.1=1',
		'W0.1.1=1',
		'W01.1.1=1',
		'W1_new.1.1=1',
		'z1.1=1',
		'E=1',
		'a1.1=1',
		't=',
		't=0,',
		't=0,x',
		'alpha=-1',
		'alpha=x',
		'biases=yes',
		'activation=softmax',
		'activation0=sigmoid',
		'activation1=constructor',
		'cost=toString',
		'to-input=1',
		'rounds=0',
		'rounds=1.5',
		'rounds=1001',
		'stop=',
		'stop=EQ2',
		'stop=EQ1,,outer',
		'stop=layer',
		'stop=layer100',
		'stop=above',
		'stop=below1e999',
		'stop=constructor',
		'watch=',
		'watch=E,',
		'watch=E.1.1.1',
		'watch=z1',
		'watch=W1',
		'watch=x1.1',
		'watch=delta100.1',
		'open=',
		'open=origin',
		'open=origin:',
		'open=origin:z1',
		'open=nothing',
		'digit=1@%',
		'%E0%A4%A'
	])('without "%s", which means nothing', (piece) => {
		expect(readLink(piece)).toEqual({ link: nothing, ignored: [piece] });
		const among = readLink(`3-2&at=9&${piece}&seed=7`);
		expect(among.ignored).toEqual([piece]);
		expect(among.link).toEqual({ ...nothing, network: '3-2', moment: afterStep(9), seed: 7 });
	});

	test('without a name that is not its first piece', () => {
		expect(readLink('at=9&3-2').ignored).toEqual(['3-2']);
	});

	test('without lists that are too long', () => {
		const many = (n: number, item: string, separator: string) =>
			Array<string>(n).fill(item).join(separator);
		const stops = `stop=${many(MOST_BREAKPOINTS, 'EQ1', ',')}`;
		const watches = `watch=${many(MOST_WATCHES, 'E', ',')}`;
		const changes = many(MOST_CHANGES, 'a0.1=1', '&');
		const full = readLink(`${stops}&${watches}&${changes}`);
		expect(full.ignored).toEqual([]);
		expect(full.link.breakpoints).toHaveLength(MOST_BREAKPOINTS);
		expect(full.link.watches).toHaveLength(MOST_WATCHES);
		expect(full.link.changes).toHaveLength(MOST_CHANGES);

		const over = readLink(`at=9&${stops},EQ1&${watches},E&${changes}&t.1=0`);
		expect(over.link).toEqual({ ...nothing, moment: afterStep(9) });
		expect(over.ignored).toHaveLength(MOST_CHANGES + 3);
	});
});

describe('every link', () => {
	const index = fc.oneof(fc.nat(3), fc.nat(99_998));
	const layer = fc.integer({ min: 1, max: 99 });
	const number = fc.oneof(finite, fc.constantFrom(0, -0, 1e21, -1e-7, 5e-324, 0.1), fc.nat(9));

	const givenId = fc.oneof(
		fc.constantFrom('a0', 't'),
		fc.tuple(fc.constantFrom('W', 'b'), layer).map(([letter, l]) => `${letter}${l}`)
	);
	const valueId = fc.oneof(
		givenId,
		fc.constant('E'),
		fc
			.tuple(fc.constantFrom('a', 'z', 'dE_da', 'sigmaPrime', 'delta', 'dE_dW', 'dE_db'), layer)
			.map(([letters, l]) => `${letters}${l}`),
		layer.chain((l) => fc.constantFrom(`W${l}_T`, `W${l}_new`, `b${l}_new`, 'dE_da0'))
	);
	const col = fc.oneof(fc.constant(0), index);
	const place: fc.Arbitrary<Place> = fc.record({ id: valueId, row: index, col });

	const names = Object.keys(activations) as ActivationName[];
	const anyChange: fc.Arbitrary<Change> = fc.oneof(
		fc.record({ what: fc.constant('cell' as const), id: givenId, row: index, col, to: number }),
		fc.record({
			what: fc.constant('value' as const),
			id: givenId,
			to: fc.array(number, { minLength: 1 })
		}),
		number.map((to): Change => ({ what: 'alpha', to: Math.abs(to) })),
		fc.record({
			what: fc.constantFrom('biases' as const, 'to-input' as const),
			to: fc.boolean()
		}),
		fc.record({
			what: fc.constant('activation' as const),
			layer,
			to: fc.constantFrom(...names)
		}),
		fc.record({
			what: fc.constant('cost' as const),
			to: fc.constantFrom(...(Object.keys(costs) as CostName[]))
		}),
		fc.record({ what: fc.constant('rounds' as const), times: fc.integer({ min: 1, max: 1000 }) })
	);

	const equations: EquationName[] = ['EQ1', 'EQ3', 'EQ4', 'EQ5', 'EQ6'];
	const breakpoint: fc.Arbitrary<Breakpoint> = fc.oneof(
		fc.record({ on: fc.constant('equation' as const), equation: fc.constantFrom(...equations) }),
		fc.record({
			on: fc.constant('operation' as const),
			op: fc.constantFrom(...(Object.keys(operations) as OpName[]))
		}),
		fc.record({ on: fc.constant('layer' as const), layer: fc.nat(99) }),
		fc.record({ on: fc.constantFrom('above' as const, 'below' as const), limit: number }),
		fc.constant({ on: 'not-finite' as const })
	);

	const step = fc.integer({ min: 1, max: 9_999 });
	const moment: fc.Arbitrary<Moment> = fc.oneof(
		fc.constantFrom('equation' as const, 'row' as const, 'term' as const).map(startAt),
		step.map(afterStep),
		fc.record({ grain: fc.constant('row' as const), step, row: index, term: fc.constant(0) }),
		fc.record({ grain: fc.constant('term' as const), step, row: index, term: index })
	);

	const panel: fc.Arbitrary<Panel> = fc.oneof(
		fc.record({ kind: fc.constant('origin' as const), place }),
		fc.record({ kind: fc.constantFrom('transpose' as const, 'edit' as const, 'stops' as const) })
	);

	const source = fc.oneof(
		fc.string({ minLength: 1, unit: 'grapheme' }),
		fc.string({ minLength: 1, unit: 'binary-ascii' })
	);
	const link: fc.Arbitrary<Link> = fc.record({
		network: fc.option(
			fc
				.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 11 })
				.map((sizes) => sizes.join('-'))
		),
		changes: fc.array(anyChange),
		seed: fc.option(fc.maxSafeNat()),
		digit: fc.option(
			fc.record({ source: fc.option(source), index: fc.oneof(fc.nat(9), fc.nat(9_999_999)) })
		),
		drawn: fc.option(anyDrawing.map(writeDrawing)),
		moment: fc.option(moment),
		breakpoints: fc.array(breakpoint, { maxLength: MOST_BREAKPOINTS }),
		watches: fc.array(place, { maxLength: MOST_WATCHES }),
		run: fc.option(
			fc.record({
				update: fc.integer({ min: 1, max: 999_999_999 }),
				image: fc.integer({ min: 1, max: 60_000 })
			})
		),
		after: fc.option(fc.nat(999_999_999)),
		runId: fc.option(fc.stringMatching(/^[0-9a-z]{1,7}$/)),
		panel: fc.option(panel),
		beside: fc.boolean()
	});

	test('is read as it was written, bit for bit, and nothing of it is ignored', () => {
		fc.assert(
			fc.property(link, (link) => {
				expect(readLink(writeLink(link))).toEqual({ link, ignored: [] });
			})
		);
	});

	test('is written with characters only that an address keeps and a chat program links', () => {
		fc.assert(
			fc.property(link, (link) => {
				expect(writeLink(link)).toMatch(/^[A-Za-z0-9.,=:@&%_-]*$/);
			})
		);
	});

	test('stays the same hash in an address', () => {
		fc.assert(
			fc.property(link, (link) => {
				const hash = writeLink(link);
				const url = new URL(`https://example.org/backstep/#${hash}`);
				expect(url.hash.slice(1)).toBe(hash);
			})
		);
	});
});

describe('any text at all', () => {
	const scraps = fc
		.array(
			fc.oneof(
				{ weight: 3, arbitrary: fc.constantFrom(...examples.map(([hash]) => hash)) },
				{
					weight: 3,
					arbitrary: fc.constantFrom(...'&=.,:@%#-019eEWabt', 'at=', 'W1.', '%2', '&&', '\ud800')
				},
				{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) }
			)
		)
		.map((parts) => parts.join(''));
	const pieces = fc
		.array(fc.constantFrom(...examples.map(([hash]) => hash), 'x', '%', ''))
		.map((parts) => parts.join('&'));
	const codeUnits = fc
		.array(fc.nat(0xffff))
		.map((codes) => codes.map((code) => String.fromCharCode(code)).join(''));
	const text = fc.oneof(scraps, pieces, codeUnits, fc.string({ unit: 'binary' }));

	test('can be read, and the link in it is written the same ever after', () => {
		fc.assert(
			fc.property(text, (hash) => {
				const { link, ignored } = readLink(hash);
				for (const piece of ignored) expect(hash).toContain(piece);
				const written = writeLink(link);
				const again = readLink(written);
				expect(again.ignored).toEqual([]);
				expect(writeLink(again.link)).toBe(written);
			})
		);
	});

	test('may be very long', () => {
		expect(readLink('x&'.repeat(50_000)).ignored).toHaveLength(50_000);
		expect(readLink(`t=${'1,'.repeat(100_000)}`).ignored).toHaveLength(1);
	});
});
