import { at } from '$engine/tensor';
import { valueById, type Ref, type Trace } from '$engine/trace';
import { isMade, rowCount, startAt, termCount, type Grain, type Moment } from '$replay/moment';
import { back, next } from '$replay/stepping';
import { networks } from './networks';
import { readScreen } from './screen';
import { press, stepRegion } from './step-page';
import { expect, test } from './test';
import type { Page } from '@playwright/test';

const [single, bridge, large] = networks;

for (const { name, trace, enter } of [single, bridge]) {
	for (const grain of ['row', 'term'] as const) {
		test(`${name} by ${grain}: every printed number is the engine’s and has been made, there and back`, async ({
			page
		}) => {
			await enter(page);
			await press(page, 'ArrowDown');
			if (grain === 'term') await press(page, 'ArrowDown');
			let moment = next(trace, startAt(grain));
			await expectMoment(page, trace, moment);
			for (let after = next(trace, moment); after !== moment; after = next(trace, moment)) {
				moment = after;
				await press(page, 'ArrowRight');
				await expectMoment(page, trace, moment);
			}
			// Back over the last two steps, which crosses from one step into the one before.
			for (let presses = 0; presses < 12; presses++) {
				moment = back(trace, moment);
				await press(page, 'ArrowLeft');
				await expectMoment(page, trace, moment);
			}
		});
	}
}

test('784-30-10: three rows and three terms of every step print what the engine has made', async ({
	page
}) => {
	await large.enter(page);
	for (let step = 1; step <= large.trace.steps.length; step++) {
		await press(page, 'ArrowRight');
		await press(page, 'ArrowDown');
		await walk('row', step);
		await press(page, 'ArrowDown');
		await walk('term', step);
		await press(page, 'ArrowUp');
		await press(page, 'ArrowUp');
	}

	async function walk(grain: Grain, step: number) {
		const shown = large.trace.steps[step - 1];
		const row = grain === 'term' ? Math.min(2, rowCount(large.trace, shown) - 1) : 0;
		let moment: Moment = { grain, step, row, term: 0 };
		await expectMoment(page, large.trace, moment);
		const count =
			grain === 'row' ? rowCount(large.trace, shown) : termCount(large.trace, shown, row);
		for (let k = 1; k < Math.min(3, count); k++) {
			moment = next(large.trace, moment);
			await press(page, 'ArrowRight');
			await expectMoment(page, large.trace, moment);
		}
	}
});

/** Fails unless the page says where it is, and prints of the trace what has been made and nothing else. */
async function expectMoment(page: Page, trace: Trace, moment: Moment) {
	const { grain, row, term, step } = moment;
	const where = `at ${grain} ${row}.${term} of step ${step}`;
	const place = stepRegion(page).getByText(`row ${row + 1} of`);
	await expect(place, where).toHaveCount(1);
	if (grain === 'term') {
		await expect(stepRegion(page).getByText(`term ${term + 1} of`), where).toHaveCount(1);
	}
	const { printed } = await readScreen(page);
	const faults = printed.filter(({ ref, row, col, value }) => {
		const source = valueById(trace, ref)!;
		const cell = { ref: trace.values.indexOf(source) as Ref, row, col };
		const number = at(source.tensor, row, col) + 0;
		return (
			!isMade(trace, moment, cell) ||
			Math.abs(Number(value) - number) > 1e-15 + 1e-12 * Math.abs(number)
		);
	});
	expect(faults, where).toEqual([]);

	// Of a result in numerals, all that has been made is to be seen.
	const result = trace.values[trace.steps[step - 1].result];
	const { rows, cols } = result.tensor;
	if (rows > 10 || cols > 6) return;
	const ref = trace.values.indexOf(result) as Ref;
	const made = Array.from({ length: rows * cols }, (_, k) => ({
		ref,
		row: Math.floor(k / cols),
		col: k % cols
	})).filter((cell) => isMade(trace, moment, cell));
	const seen = new Set(
		printed
			.filter(({ ref, where }) => ref === result.id && where === 'step')
			.map(({ row, col }) => `${row} ${col}`)
	);
	expect([...seen].sort(), where).toEqual(made.map(({ row, col }) => `${row} ${col}`).sort());
}
