import { rowCount, termCount, type Moment } from '$replay/moment';
import type { Shown } from './networks';

/** What must stand above the headline: the equation, where the step has one, then the call stack. */
export function placeAt({ trace, steps }: Shown, moment: Moment): string[] {
	if (moment.step === 0) return ['Before the first step'];
	const step = trace.steps[moment.step - 1];
	const name = steps[moment.step - 1];
	const place = [...(name.startsWith('EQ') ? [name] : []), 'Pass', capitalised(step.phase)];
	if (step.phase !== 'cost') place.push(step.layer === 0 ? 'input' : `layer ${step.layer}`);
	place.push(name);
	if (moment.grain === 'equation') return place;
	place.push(`row ${moment.row + 1} of ${rowCount(trace, step)}`);
	if (moment.grain === 'row') return place;
	return [...place, `term ${moment.term + 1} of ${termCount(trace, step, moment.row)}`];
}

function capitalised(word: string): string {
	return word[0].toUpperCase() + word.slice(1);
}
