import type { Step, Trace } from '$engine/trace';
import { fromOutput, isBiased, type Counterpart } from '$replay/counterpart';
import { rowCount, stepOf, termCount, type Moment } from '$replay/moment';
import { label, type Letters } from './label';

/** What stands beside a moment: its pass, the letters it is written in, and what it is called. */
export interface Beside extends Counterpart {
	readonly trace: Trace;
	readonly letters: Letters;
	readonly name: string;
}

/** Says which moment of another network stands beside one of this, and what it lacks. */
export function counterpartLine(trace: Trace, moment: Moment, beside: Beside): string {
	const step = stepOf(trace, moment);
	const there = stepOf(beside.trace, beside.moment);
	const { name, kinship, letters } = beside;
	if (!step) return `${name} before its first step, too.`;
	if (kinship === 'before') {
		const stays = there ? 'the last step that both have' : 'its start';
		return `${name} ${lack(trace, step)}, so it lacks this step: here is ${stays}.`;
	}
	if (kinship === 'otherwise') {
		return `${name} makes its ${label(beside.trace.values[there!.result], letters)} in another way: this one.`;
	}
	const place = placeLine(trace, moment, step, beside, there!);
	const unbiased = isBiased(step) && !isBiased(there!) ? ` ${name} has no biases to add.` : '';
	return place + unbiased;
}

/** Why a pass may lack a step of another. */
function lack({ values }: Trace, step: Step): string {
	if (values[step.result].symbol.includes('b')) return 'has no biases';
	return step.op === 'batchMean' ? 'learns from one sample' : 'goes another way';
}

function placeLine(
	trace: Trace,
	moment: Moment,
	step: Step,
	{ trace: other, moment: like }: Beside,
	there: Step
): string {
	if (moment.grain !== 'equation') {
		const here = rowAndTerm(trace, moment, step);
		return `R${here.slice(1)} stands beside ${rowAndTerm(other, like, there)}.`;
	}
	const isInPlace = fromOutput(trace, step) === fromOutput(other, there);
	if (isInPlace) return `The same step, in the same place.`;
	return `The same step: ${layerOf(trace, step)} here, ${layerOf(other, there)} there.`;
}

function layerOf({ rules }: Trace, { layer }: Step): string {
	return layer === 0 ? 'the input' : `layer ${layer} of ${rules.layers.length - 1}`;
}

function rowAndTerm(trace: Trace, moment: Moment, step: Step): string {
	const row = `row ${moment.row + 1} of ${rowCount(trace, step)}`;
	if (moment.grain === 'row') return row;
	return `${row}, term ${moment.term + 1} of ${termCount(trace, step, moment.row)}`;
}
