import type { Trace } from '$engine/trace';
import { rowCount, startAt, stepOf, termCount, type Grain, type Moment } from './moment';

/** The moment one step further at the same grain: over the next equation, row or term. The last moment stays. */
export function next(trace: Trace, moment: Moment): Moment {
	const { grain, step, row, term } = moment;
	const shown = stepOf(trace, moment);
	if (shown) {
		if (grain === 'term' && term + 1 < termCount(trace, shown, row)) {
			return { ...moment, term: term + 1 };
		}
		if (grain !== 'equation' && row + 1 < rowCount(trace, shown)) {
			return { ...moment, row: row + 1, term: 0 };
		}
	}
	return step === trace.steps.length ? moment : { grain, step: step + 1, row: 0, term: 0 };
}

/** The moment one step earlier at the same grain: exactly undoes `next`. The start stays. */
export function back(trace: Trace, moment: Moment): Moment {
	const { grain, step, row, term } = moment;
	if (term > 0) return { ...moment, term: term - 1 };
	if (row > 0) return lastTerm(trace, { ...moment, row: row - 1 });
	return step <= 1 ? startAt(grain) : lastOf(trace, step - 1, grain);
}

/** Into what is on show: the first row of its equation, the first term of its row. From the start, into the first step. */
export function into(trace: Trace, moment: Moment): Moment {
	const finer = moment.grain === 'equation' ? 'row' : 'term';
	if (moment.step === 0) return next(trace, startAt(finer));
	if (moment.grain === 'equation') return { ...moment, grain: 'row', row: 0, term: 0 };
	return moment.grain === 'row' ? { ...moment, grain: 'term', term: 0 } : moment;
}

/** Out of what is on show: its row whole, its equation whole. */
export function out(moment: Moment): Moment {
	if (moment.grain === 'term') return { ...moment, grain: 'row', term: 0 };
	return { ...moment, grain: 'equation', row: 0 };
}

/** The last moment of a step at a grain. */
export function lastOf(trace: Trace, step: number, grain: Grain): Moment {
	if (grain === 'equation' || step === 0) return { grain, step, row: 0, term: 0 };
	const row = rowCount(trace, trace.steps[step - 1]) - 1;
	return lastTerm(trace, { grain, step, row, term: 0 });
}

/** The nearest moment that a trace has: the cursor stays at its step when the numbers or the network change. */
export function clampMoment(trace: Trace, moment: Moment): Moment {
	const { grain, row, term } = moment;
	const step = Math.min(Math.max(moment.step, 0), trace.steps.length);
	if (step === 0) return startAt(grain);
	if (step !== moment.step) return lastOf(trace, step, grain);
	if (grain === 'equation') return { grain, step, row: 0, term: 0 };
	const shown = trace.steps[step - 1];
	const lastRow = rowCount(trace, shown) - 1;
	if (row > lastRow) return lastOf(trace, step, grain);
	if (grain === 'row') return { grain, step, row, term: 0 };
	return { grain, step, row, term: Math.min(term, termCount(trace, shown, row) - 1) };
}

function lastTerm(trace: Trace, moment: Moment): Moment {
	if (moment.grain !== 'term') return moment;
	return { ...moment, term: termCount(trace, stepOf(trace, moment)!, moment.row) - 1 };
}
