import { largest } from '$geometry/largest';
import { matrixForm } from '$geometry/matrix-form';
import { scaleEnd } from '$geometry/scale-end';
import { at } from '$engine/tensor';
import { operandRefs, valueById, type Ref, type Trace, type Value } from '$engine/trace';
import { formatNumber, formatShort } from '$notation/number';
import { afterStep, isMade, stepOf } from '$replay/moment';
import { isSameNumber } from './same-number';
import type { Printed, Screen } from './screen';
import { expect } from './test';

/**
 * Fails unless the screen shows a trace at a cursor: every printed number is the engine's, none is
 * of a value that the pass has not reached, and what the step reads and makes is there, whole.
 */
export function expectEngineNumbers(screen: Screen, trace: Trace, cursor: number): void {
	const faults = [
		...screen.printed.flatMap((printed) => faultsOfNumber(printed, trace, cursor)),
		...atWork(trace, cursor).flatMap((value) => faultsOfValue(value, screen)),
		...faultsOfNameless(screen, trace, cursor)
	];
	expect(faults, `at cursor ${cursor} of ${trace.rules.layers.join('-')}`).toEqual([]);
}

/** The values that the workbench shows: the operands and the result of the step; the givens at the start. */
function atWork(trace: Trace, cursor: number): Value[] {
	const step = stepOf(trace, { step: cursor });
	if (!step) return trace.values.slice(0, trace.givens);
	const read = operandRefs(step).map(([, ref]) => ref);
	// The cross-entropies' E is computed from z, but is written of o and t; z is not drawn.
	const drawn = step.op === 'cost' ? read.slice(0, 2) : read;
	// Which of z and a a derivative is written of depends on the activation.
	if (step.op === 'activatePrime') drawn.length = 0;
	return [...drawn, step.result].map((ref) => trace.values[ref]);
}

function faultsOfNumber(printed: Printed, trace: Trace, cursor: number): string[] {
	const { ref, row, col, value, text } = printed;
	const name = `${ref}[${row}][${col}], printed as ${text},`;
	const source = valueById(trace, ref);
	if (!source) return [`${name} is no value of the trace`];
	const { tensor } = source;
	if (!(row >= 0 && row < tensor.rows && col >= 0 && col < tensor.cols)) {
		return [`${name} is no cell of a ${tensor.rows}×${tensor.cols} value`];
	}
	const faults: string[] = [];
	const cell = { ref: trace.values.indexOf(source) as Ref, row, col };
	if (!isMade(trace, afterStep(cursor), cell)) {
		faults.push(`${name} is not known yet`);
	}
	const number = Number(value);
	// In full precision, and −0 written 0.
	if (value !== String(number + 0)) faults.push(`${name} says ${value}`);
	if (!isSameNumber(number, at(tensor, row, col))) {
		faults.push(`${name} says ${value}, but is ${at(tensor, row, col)}`);
	}
	if (text !== writtenOut(printed, number)) {
		faults.push(`${name} should read ${writtenOut(printed, number)}`);
	}
	if (!isRounded(text, number)) faults.push(`${name} is not ${value} rounded`);
	return faults;
}

/** Matrices have all their decimals; in the network, what was given is written as it was given. */
function writtenOut({ ref, where }: Printed, number: number): string {
	const given = where === 'network' && /^(a0|t|W\d+)$/.test(ref);
	return given ? formatShort(number) : formatNumber(number);
}

/** Is a printed text, read back as a number, within half a unit of its last decimal? */
function isRounded(text: string, number: number): boolean {
	if (!Number.isFinite(number)) return text === formatNumber(number);
	const [digits, exponent] = text.replace('−', '-').split('×10');
	const power = exponent === undefined ? 0 : Number(plain(exponent));
	// Four decimals, the zeros at the end perhaps left out; one before a power of ten.
	const half = exponent === undefined ? 0.5e-4 : 0.05 * 10 ** power;
	return Math.abs(Number(digits) * 10 ** power - number) <= half * (1 + 1e-9);
}

function plain(superscripts: string): string {
	return superscripts.replace(/./gu, (sign) => '-0123456789'['⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)]);
}

/** Where a value at work is not to be seen: numbers of it that are not printed, or a map that is missing. */
function faultsOfValue({ id, tensor: { rows, cols } }: Value, screen: Screen): string[] {
	// A vector may stand as a row.
	const forms = [matrixForm(rows, cols), matrixForm(cols, rows)];
	if (!forms.includes('numerals')) {
		const shapes = [`${rows} by ${cols},`, `${cols} by ${rows},`];
		const map = screen.maps.find(({ name }) => shapes.some((shape) => name.includes(shape)));
		return map?.drawn ? [] : [`${id} is not drawn as a map of ${rows} by ${cols}`];
	}
	const cells = screen.printed.filter(({ ref, where }) => ref === id && where === 'step');
	const places = new Set(cells.map(({ row, col }) => `${row} ${col}`));
	if (places.size === rows * cols) return [];
	// Numerals that find no room side by side are colours.
	const shapes = [`${rows} by ${cols},`, `${cols} by ${rows},`];
	const drawn = screen.maps.some(({ name }) => shapes.some((shape) => name.includes(shape)));
	return drawn ? [] : [`${places.size} of ${id}'s ${rows * cols} numbers are printed`];
}

/** Decimals without a name are α in a sentence, or the ends of a map's scale. */
function faultsOfNameless({ nameless }: Screen, trace: Trace, cursor: number): string[] {
	const ends = atWorkOrRead(trace, cursor).map(({ tensor }) =>
		formatShort(scaleEnd(largest(tensor)))
	);
	const known = [formatShort(trace.rules.learningRate), ...ends.flatMap((end) => [end, `−${end}`])];
	return nameless
		.filter((text) => !known.includes(text))
		.map((text) => `${text} is no number of the step`);
}

function atWorkOrRead(trace: Trace, cursor: number): Value[] {
	const step = stepOf(trace, { step: cursor });
	if (!step) return atWork(trace, cursor);
	return [...operandRefs(step).map(([, ref]) => ref), step.result].map((ref) => trace.values[ref]);
}
