import type { Page } from '@playwright/test';
import { at } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import { isMade, type Moment } from '$replay/moment';
import { cellOf } from '$replay/place';
import { isSameNumber } from './same-number';
import { readScreen } from './screen';
import { expect } from './test';

/** Fails unless the page prints numbers, and each is the engine's and has been made at a moment. */
export async function expectPrinted(page: Page, trace: Trace, moment: Moment): Promise<void> {
	const { printed } = await readScreen(page);
	const faults = printed.flatMap(({ ref, row, col, value }) => {
		const name = `${ref}[${row}][${col}]`;
		const cell = cellOf(trace, { id: ref, row, col });
		if (!cell) return [`${name} is no number of the trace`];
		if (!isMade(trace, moment, cell)) return [`${name} is not known yet`];
		const number = at(trace.values[cell.ref].tensor, row, col);
		return isSameNumber(Number(value), number) ? [] : [`${name} says ${value}, but is ${number}`];
	});
	expect(faults, `at step ${moment.step}`).toEqual([]);
	expect(printed.length).toBeGreaterThan(0);
}
