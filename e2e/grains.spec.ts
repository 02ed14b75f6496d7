import { at } from '$engine/tensor';
import { valueById, type Ref } from '$engine/trace';
import { isMade, rowCount, startAt, termCount, type Grain, type Moment } from '$replay/moment';
import { scaleEnd } from '$geometry/scale-end';
import { formatNumber, formatShort } from '$notation/number';
import { back, next } from '$replay/stepping';
import { networks, type Shown } from './networks';
import { originPanel, readOrigin } from './origin-panel';
import { placeAt } from './place-at';
import { readScreen } from './screen';
import { open, press, settled, stepRegion } from './step-page';
import { expect, test } from './test';
import type { Page } from '@playwright/test';

const [single, bridge, large] = networks;

for (const shown of [single, bridge]) {
	const { name, trace, enter } = shown;
	for (const grain of ['row', 'term'] as const) {
		test(`${name} by ${grain}: every printed number is the engine’s and has been made, there and back`, async ({
			page
		}) => {
			test.slow();
			await enter(page);
			await press(page, 'ArrowDown');
			if (grain === 'term') await press(page, 'ArrowDown');
			let moment = next(trace, startAt(grain));
			await expectMoment(page, shown, moment);
			for (let after = next(trace, moment); after !== moment; after = next(trace, moment)) {
				moment = after;
				await press(page, 'ArrowRight');
				await expectMoment(page, shown, moment);
			}
			// Back over the last two steps, which crosses from one step into the one before.
			for (let presses = 0; presses < 12; presses++) {
				moment = back(trace, moment);
				await press(page, 'ArrowLeft');
				await expectMoment(page, shown, moment);
			}
		});
	}
}

test('784-30-10: three rows and three terms of every step print what the engine has made', async ({
	page
}) => {
	test.slow();
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
		await expectMoment(page, large, moment);
		const count =
			grain === 'row' ? rowCount(large.trace, shown) : termCount(large.trace, shown, row);
		for (let k = 1; k < Math.min(3, count); k++) {
			moment = next(large.trace, moment);
			await press(page, 'ArrowRight');
			await expectMoment(page, large, moment);
		}
	}
});

test('784-30-10: a row of W¹ at work is three pictures, with the product of the term at hand', async ({
	page
}) => {
	const { trace } = large;
	const [W, a, z] = ['W1', 'a0', 'z1'].map((id) => valueById(trace, id)!.tensor);
	const row = 6;
	const weights = Array.from({ length: W.cols }, (_, k) => at(W, row, k));
	const products = weights.map((w, k) => w * at(a, k, 0));
	const limits = [weights, products].map((numbers) => Math.max(...numbers.map(Math.abs)));
	const term = products.findIndex((product) => Math.abs(product) === limits[1]);

	await open(page, `/mnist/#at=1.${row + 1}.${term + 1}`);
	await settled(page);
	const atTerm: Moment = { grain: 'term', step: 1, row, term };
	await expectMoment(page, large, atTerm);
	const { maps, nameless, printed } = await readScreen(page);
	expect(maps).toEqual(
		['row 7 of W¹', 'a⁰', 'products'].map((name) => ({
			name: `${name}, 28 by 28 pixels, in colours`,
			drawn: true
		}))
	);
	expect(nameless).toEqual(
		expect.arrayContaining([formatShort(scaleEnd(limits[1])), formatNumber(products[term])])
	);
	const texts = (id: string) =>
		printed.filter(({ ref, where }) => ref === id && where === 'step').map(({ text }) => text);
	expect(texts('W1')).toContain(formatNumber(weights[term]));
	expect(texts('a0')).toContain(formatNumber(at(a, term, 0)));
	expect(texts('z1')).toEqual([]);

	await press(page, 'ArrowUp');
	await expectMoment(page, large, { ...atTerm, grain: 'row', term: 0 });
	const whole = await readScreen(page);
	expect(whole.maps).toEqual(maps);
	expect(whole.printed).toContainEqual(
		expect.objectContaining({ ref: 'z1', row, where: 'step', text: formatNumber(at(z, row, 0)) })
	);
});

test('784-30-10: a pixel’s own term is two clicks away', async ({ page }) => {
	const row = 6;
	await open(page, `/mnist/#at=1.${row + 1}`);
	await settled(page);
	const digit = stepRegion(page).getByRole('application', { name: /^a⁰/ });
	await digit.click();
	await originPanel(page).waitFor();
	const { name } = await readOrigin(page);
	const pixel = Number(plain(name.replace('a⁰', '')));
	await page.getByRole('button', { name: `row ${row + 1}, term ${pixel}`, exact: true }).click();
	await expectMoment(page, large, { grain: 'term', step: 1, row, term: pixel - 1 });
	await press(page, 'ArrowRight');
	await expectMoment(page, large, { grain: 'term', step: 1, row, term: pixel });
});

/** A whole number that is written with digits below the line. */
function plain(subscripts: string): string {
	return subscripts.replace(/./gu, (sign) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(sign)));
}

/** Fails unless the page says where it is, and prints of the trace what has been made and nothing else. */
async function expectMoment(page: Page, shown: Shown, moment: Moment) {
	const { trace } = shown;
	const { grain, row, term, step } = moment;
	const where = `at ${grain} ${row}.${term} of step ${step}`;
	const screen = await readScreen(page);
	expect(screen.place, where).toEqual(placeAt(shown, moment));
	const { printed } = screen;
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
