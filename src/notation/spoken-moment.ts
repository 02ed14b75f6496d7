import type { Trace } from '$engine/trace';
import { at } from '$engine/tensor';
import { rowCount, stepOf, termCount, type Moment } from '$replay/moment';
import { formatShort } from './number';
import { placeNames } from './place';
import type { Substitution } from './substitution';

/** A moment as a sentence, for those who hear the page: where the pass is, what happens, and at row and term grain its `line` with the numbers. */
export function spokenMoment(
	trace: Trace,
	moment: Moment,
	line: Substitution | null,
	title: string
): string {
	const step = stepOf(trace, moment);
	if (!step) return `Before the first step of ${trace.steps.length}. ${sentence(title)}`;
	const what = step.equation ? `, ${step.equation}` : '';
	const place = `Step ${moment.step}${what}, ${placeNames(step).join(', ')}`;
	if (moment.grain === 'equation') return `${place}: ${sentence(title)}`;
	const row = `row ${moment.row + 1} of ${rowCount(trace, step)}`;
	const term =
		moment.grain === 'term'
			? `, term ${moment.term + 1} of ${termCount(trace, step, moment.row)}`
			: '';
	if (!line) return `${place}, ${row}${term}.`;
	const number = (ref: number, r: number, c: number) =>
		formatShort(at(trace.values[ref].tensor, r, c));
	const right = line.tokens
		.map((token) => (typeof token === 'string' ? token : number(token.ref, token.row, token.col)))
		.join('');
	const result =
		typeof line.result === 'number'
			? `${formatShort(line.result)} so far`
			: number(line.result.ref, line.result.row, line.result.col);
	return `${place}, ${row}${term}: ${line.name} = ${right} = ${result}.`;
}

function sentence(words: string): string {
	return /[.?]$/.test(words) ? words : `${words}.`;
}
