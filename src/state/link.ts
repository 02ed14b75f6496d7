import { activations, type ActivationName } from '$engine/activations';
import { costs, type CostName } from '$engine/costs';
import { readDrawing } from '$digits/drawing/drawing-text';
import { operations } from '$engine/operations';
import type { EquationName, OpName } from '$engine/trace';
import type { Breakpoint } from '$replay/breakpoint';
import { afterStep, startAt, type Moment } from '$replay/moment';
import type { Place } from '$replay/place';
import { MOST_ROUNDS, type Change } from './change';
import type { PanelName } from './inspection.svelte';
import { MOST_SIZES } from './networks';
import type { RunPlace } from './small-networks';

/** The inspector that is open. */
export type Panel =
	| { readonly kind: 'origin'; readonly place: Place }
	| { readonly kind: Exclude<PanelName, 'origin'> };

/** A digit by its number, from 0, in a set by its name; null for the set that the page has. */
export interface WantedDigit {
	readonly source: string | null;
	readonly index: number;
}

/** The whole state of a visit, as an address can carry it. */
export interface Link {
	/** A network by its layers, `3-2`; null where the page says which. */
	readonly network: string | null;
	readonly changes: readonly Change[];
	/** The seed of the large network's random weights; null for the page's own. */
	readonly seed: number | null;
	/** A digit of a set, from 0; the source is null for the page's own set. */
	readonly digit: WantedDigit | null;
	/** A digit drawn by hand, as `writeDrawing` has it. */
	readonly drawn: string | null;
	/** A pass of the run that the browser has; null for any other network. */
	readonly run: RunPlace | null;
	/** The update after which the weights of that run are taken; null for any other network. */
	readonly after: number | null;
	/** What tells that run from others; null where nothing is said of it. */
	readonly runId: string | null;
	/** Null where nothing is said of it. */
	readonly moment: Moment | null;
	readonly breakpoints: readonly Breakpoint[];
	readonly watches: readonly Place[];
	readonly panel: Panel | null;
	/** Whether the small network's step is beside it; false where nothing is said of it. */
	readonly beside: boolean;
}

/** The most changes that a link may carry. */
export const MOST_CHANGES = 2000;

/** The most breakpoints that a link may carry. */
export const MOST_BREAKPOINTS = 50;

/** The most watches that a link may carry. */
export const MOST_WATCHES = 50;

/** The last step that a link may name. */
const LAST_STEP = 9_999;

/** The last row, column or term that a link may name, from 1. */
const LAST_NUMBER = 99_999;

/** The last update of a run that a link may name, and the last image of its batch. */
const LAST_UPDATE = 999_999_999;

/** The last digit of a set that a link may name, from 0. */
const LAST_DIGIT = 9_999_999;

/**
 * A link as the hash of an address, without `#`: pieces joined by `&`, in the letters of the trace
 * and the counting of the screen (`3-3-2&W1.2.2=0.7&at=9`). A network whose name is no list of layers
 * is not written.
 */
export function writeLink(link: Link): string {
	const {
		network,
		changes,
		seed,
		digit,
		drawn,
		run,
		after,
		runId,
		moment,
		breakpoints,
		watches,
		panel,
		beside
	} = link;
	const pieces = [
		network !== null && readNetwork(network),
		seed !== null && `seed=${seed}`,
		digit && `digit=${writeDigit(digit)}`,
		drawn && `drawn=${drawn}`,
		run && `update=${run.update}.${run.image}`,
		after !== null && `after=${after}`,
		runId && `run=${runId}`,
		...changes.map(writeChange),
		moment && `at=${writeMoment(moment)}`,
		breakpoints.length > 0 && `stop=${breakpoints.map(writeBreakpoint).join(',')}`,
		watches.length > 0 && `watch=${watches.map(writePlace).join(',')}`,
		panel && `open=${writePanel(panel)}`,
		beside && 'beside=on'
	];
	return pieces.filter(Boolean).join('&');
}

/**
 * What the hash of an address says, with `#` or without, and the pieces of it that mean nothing, as
 * they stood. Of a piece that is there twice the last counts. Only the grammar is looked at: whether
 * a network has such values and steps is for who follows the link to find out.
 */
export function readLink(hash: string): { link: Link; ignored: readonly string[] } {
	const pieces = hash.replace(/^#/, '').split('&').filter(Boolean);
	const read = pieces.map((piece, k) => ({ piece, says: readPiece(piece, k === 0) }));
	const changes = read.flatMap(({ says }) => says?.changes ?? []);
	// Half of a list of changes would be a network that nobody has made.
	const tooMany = changes.length > MOST_CHANGES;

	let link: Link = nothing;
	for (const { says } of read) link = { ...link, ...says };
	return {
		link: { ...link, changes: tooMany ? [] : changes },
		ignored: read
			.filter(({ says }) => says === null || (tooMany && says.changes))
			.map(({ piece }) => piece)
	};
}

/** A link that says nothing: the page as it opens. */
export const nothing: Link = {
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

/** What one piece says; null when it means nothing. */
function readPiece(piece: string, isFirst: boolean): Partial<Link> | null {
	const plain = decoded(piece);
	const [, key, text] = /^([^=]*)=(.*)$/s.exec(plain) ?? [];
	if (key === undefined) return isFirst ? part('network', readNetwork(plain)) : null;
	if (Object.hasOwn(readers, key)) return readers[key](text);
	const change = readChange(key, text);
	return change && { changes: [change] };
}

/** What was percent-encoded, as it was; '' when it is no such code. */
function decoded(piece: string): string {
	try {
		return decodeURIComponent(piece);
	} catch {
		return '';
	}
}

function part<K extends keyof Link>(key: K, value: Link[K] | null): Partial<Link> | null {
	return value === null ? null : ({ [key]: value } as Partial<Link>);
}

const readers: Readonly<Record<string, (text: string) => Partial<Link> | null>> = {
	seed: (text) => part('seed', readWhole(text, 0, Number.MAX_SAFE_INTEGER)),
	digit: (text) => part('digit', readDigit(text)),
	drawn: (text) => part('drawn', readDrawing(text) && text),
	update: (text) => part('run', readRun(text)),
	after: (text) => part('after', readWhole(text, 0, LAST_UPDATE)),
	run: (text) => part('runId', /^[0-9a-z]{1,9}$/.test(text) ? text : null),
	at: (text) => part('moment', readMoment(text)),
	stop: (text) => part('breakpoints', readList(text, MOST_BREAKPOINTS, readBreakpoint)),
	watch: (text) => part('watches', readList(text, MOST_WATCHES, readPlace)),
	open: (text) => part('panel', readPanel(text)),
	beside: (text) => (text === 'on' ? { beside: true } : null)
};

/** A network's name: 2 to 11 layers of 1 to 100,000 neurons. */
function readNetwork(name: string): string | null {
	const sizes = readList(name, MOST_SIZES, (size) => readWhole(size, 1, 100_000), '-');
	return sizes && sizes.length >= 2 ? name : null;
}

function writeChange(change: Change): string {
	switch (change.what) {
		case 'cell':
			return `${writePlace(change)}=${writeNumber(change.to)}`;
		case 'value':
			return `${change.id}=${change.to.map(writeNumber).join(',')}`;
		case 'alpha':
			return `alpha=${writeNumber(change.to)}`;
		case 'activation':
			return `activation${change.layer}=${change.to}`;
		case 'cost':
			return `cost=${change.to}`;
		case 'biases':
		case 'to-input':
			return `${change.what}=${change.to ? 'on' : 'off'}`;
		case 'rounds':
			return `rounds=${change.times}`;
	}
}

function readChange(key: string, text: string): Change | null {
	switch (key) {
		case 'alpha': {
			const to = readNumber(text);
			return to !== null && to >= 0 ? { what: 'alpha', to } : null;
		}
		case 'biases':
		case 'to-input':
			return text === 'on' || text === 'off' ? { what: key, to: text === 'on' } : null;
		case 'cost':
			return Object.hasOwn(costs, text) ? { what: 'cost', to: text as CostName } : null;
		case 'rounds': {
			const times = readWhole(text, 1, MOST_ROUNDS);
			return times === null ? null : { what: 'rounds', times };
		}
	}
	return readActivation(key, text) ?? readGiven(key, text);
}

function readActivation(key: string, text: string): Change | null {
	const layer = readLayer(/^activation(.*)$/.exec(key)?.[1]);
	if (!layer || !Object.hasOwn(activations, text)) return null;
	return { what: 'activation', layer, to: text as ActivationName };
}

function readGiven(key: string, text: string): Change | null {
	const [id] = key.split('.');
	if (!/^(a0|t|[Wb][1-9]\d?)$/.test(id)) return null;
	if (key === id) {
		const to = readList(text, Infinity, readNumber);
		return to && { what: 'value', id, to };
	}
	const place = readPlace(key);
	const to = readNumber(text);
	return place && to !== null ? { what: 'cell', ...place, to } : null;
}

function writeDigit({ source, index }: NonNullable<Link['digit']>): string {
	return source ? `${index}@${writeText(source)}` : `${index}`;
}

function readDigit(text: string): Link['digit'] {
	const [, number, source = null] = /^(\d+)(?:@(.+))?$/s.exec(text) ?? [];
	const index = readWhole(number, 0, LAST_DIGIT);
	return index === null ? null : { source, index };
}

function readRun(text: string): RunPlace | null {
	const [update, image, ...more] = text.split('.').map((n) => readWhole(n, 1, LAST_UPDATE));
	return update && image && more.length === 0 ? { update, image } : null;
}

function writeMoment({ grain, step, row, term }: Moment): string {
	if (grain === 'equation') return `${step}`;
	if (step === 0) return `0.${grain}`;
	return grain === 'row' ? `${step}.${row + 1}` : `${step}.${row + 1}.${term + 1}`;
}

function readMoment(text: string): Moment | null {
	if (text === '0.row') return startAt('row');
	if (text === '0.term') return startAt('term');
	const [begun, ...numbers] = text.split('.');
	const step = readWhole(begun, 0, LAST_STEP);
	if (step === null) return null;
	if (numbers.length === 0) return afterStep(step);
	const [row, term = 0] = numbers.map(readCounted);
	if (step === 0 || numbers.length > 2 || row === null || term === null) return null;
	return { grain: numbers.length === 1 ? 'row' : 'term', step, row, term };
}

function writeBreakpoint(breakpoint: Breakpoint): string {
	switch (breakpoint.on) {
		case 'equation':
			return breakpoint.equation;
		case 'operation':
			return breakpoint.op;
		case 'layer':
			return `layer${breakpoint.layer}`;
		case 'above':
		case 'below':
			return `${breakpoint.on}${writeNumber(breakpoint.limit)}`;
		case 'not-finite':
			return 'not-finite';
	}
}

function readBreakpoint(text: string): Breakpoint | null {
	if (text === 'not-finite') return { on: 'not-finite' };
	if (/^EQ[13456]$/.test(text)) return { on: 'equation', equation: text as EquationName };
	if (Object.hasOwn(operations, text)) return { on: 'operation', op: text as OpName };
	const [, on, number] = /^(layer|above|below)(.*)$/.exec(text) ?? [];
	if (on === 'above' || on === 'below') {
		const limit = readNumber(number);
		return limit === null ? null : { on, limit };
	}
	const layer = readLayer(number);
	return layer === null ? null : { on: 'layer', layer };
}

function writePanel(panel: Panel): string {
	return panel.kind === 'origin' ? `origin:${writePlace(panel.place)}` : panel.kind;
}

const OTHER_PANELS = ['transpose', 'edit', 'stops', 'outputs', 'pixels'] as const;

function readPanel(text: string): Panel | null {
	const other = OTHER_PANELS.find((name) => name === text);
	if (other) return { kind: other };
	if (!text.startsWith('origin:')) return null;
	const place = readPlace(text.slice('origin:'.length));
	return place && { kind: 'origin', place };
}

/** The ids of values that can be matrices: their places have a column even when it is the first. */
const MATRIX = /^(W|dE_dW)/;

/** What can be the id of a value in some trace. */
const ID =
	/^(E|t|(a|z|dE_da|sigmaPrime|delta|dE_dW|dE_db)(0|[1-9]\d?)|dE_d[Wb][1-9]\d?_(rest|mean)|[Wb][1-9]\d?(_new)?|W[1-9]\d?_T)$/;

function writePlace({ id, row, col }: Place): string {
	if (id === 'E' && row === 0 && col === 0) return id;
	return col > 0 || MATRIX.test(id) ? `${id}.${row + 1}.${col + 1}` : `${id}.${row + 1}`;
}

function readPlace(text: string): Place | null {
	const [id, ...numbers] = text.split('.');
	if (!ID.test(id) || numbers.length > 2) return null;
	if (numbers.length < (MATRIX.test(id) ? 2 : id === 'E' ? 0 : 1)) return null;
	const [row = 0, col = 0] = numbers.map(readCounted);
	return row === null || col === null ? null : { id, row, col };
}

function readList<T>(
	text: string,
	most: number,
	readOne: (item: string) => T | null,
	separator = ','
): T[] | null {
	const items = text.split(separator);
	if (items.length > most) return null;
	const read = items.map(readOne).filter((item) => item !== null);
	return read.length === items.length ? read : null;
}

/** A row, a column or a term, written from 1 and read from 0. */
function readCounted(text: string): number | null {
	const number = readWhole(text, 1, LAST_NUMBER);
	return number === null ? null : number - 1;
}

function readLayer(text: string | undefined): number | null {
	return readWhole(text, 0, 99);
}

function readWhole(text: string | undefined, least: number, most: number): number | null {
	if (text === undefined || !/^(0|[1-9]\d*)$/.test(text)) return null;
	const number = Number(text);
	return number >= least && number <= most ? number : null;
}

/** A number as short as it can be without losing a bit. A `+` would be a space to some readers of addresses. */
function writeNumber(number: number): string {
	return Object.is(number, -0) ? '-0' : String(number).replace('e+', 'e');
}

function readNumber(text: string): number | null {
	const number = /^-?(\d+(\.\d+)?|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
	return Number.isFinite(number) ? number : null;
}

/** A name with nothing in it that ends a piece, or that a chat program takes for the end of an address. */
function writeText(text: string): string {
	const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
	return encodeURIComponent(whole)
		.replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
		.replace(/%(2C|3A|3D|40)/g, decodeURIComponent);
}
