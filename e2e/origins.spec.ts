import type { Page } from '@playwright/test';
import { evaluate, origin } from '$engine/origin';
import { at } from '$engine/tensor';
import type { Cell, Ref, Trace } from '$engine/trace';
import { sumOf } from '$engine/operation';
import { cellLabel } from '$notation/cell-label';
import type { Letters } from '$notation/label';
import { formatShort } from '$notation/number';
import { arithmetic } from '$notation/testing/arithmetic';
import { cellOf, homeOf } from '$replay/place';
import { map, middleOfCell } from './maps';
import { networks } from './networks';
import {
	headLine,
	isAbout,
	numbersLine,
	originPanel,
	readOrigin,
	type Operand,
	type ShownOrigin
} from './origin-panel';
import { isSameNumber } from './same-number';
import { open, position, press, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const [small, bridge, large] = networks;

test.describe('in 3-3-2', () => {
	const { trace } = bridge;
	const letters: Letters = { lettering: 'bridge', L: 2 };

	test('a number of δ¹ is followed, operand by operand, down to inputs, weights and targets', async ({
		page
	}) => {
		test.slow();
		await bridge.enter(page);
		await stop(page, /^Step \d+: EQ1/).click();
		await numberOf(page, 'δ¹, 3 by 1', 0).click();
		await isAbout(page, 'δ¹₁');

		const start = cellAt(trace, 'delta1', 0);
		const reached = new Set<string>();
		const ends = new Set<string>();
		await follow(start, []);
		expect([...reached].sort()).toEqual([...ancestors(start)].sort());
		expect([...ends].sort()).toEqual(['W1', 'W2', 'a0', 't']);
		expect((await readOrigin(page)).name).toBe('δ¹₁');

		async function follow(cell: Cell, trail: readonly string[]) {
			const shown = await readOrigin(page);
			expectOrigin(shown, trace, cell, letters);
			expect(shown.trail).toEqual(trail.length > 0 ? [...trail, shown.name] : []);
			reached.add(placeOf(trace, cell));
			if (shown.line.length === 0) ends.add(trace.values[cell.ref].id);
			for (const [k, { place }] of operandsOf(shown).entries()) {
				const operand = home(place);
				if (reached.has(placeOf(trace, operand))) continue;
				await numbersLine(page).getByRole('button').nth(k).click();
				await follow(operand, [...trail, shown.name]);
				const way = originPanel(page).getByRole('navigation', { name: 'Numbers looked into' });
				await way.getByRole('button').nth(trail.length).click();
			}
		}
	});

	/** All numbers that a number was made from, itself included, by the engine's origins. */
	function ancestors(cell: Cell, found = new Set<string>()): Set<string> {
		found.add(placeOf(trace, cell));
		for (const operand of cellsOf(trace, cell)) {
			const at = home(placeOf(trace, operand));
			if (!found.has(placeOf(trace, at))) ancestors(at, found);
		}
		return found;
	}

	/** A transpose's numbers are at home in its matrix. */
	function home(place: string): Cell {
		const { id, row, col } = homeOf(parsed(place));
		return cellAt(trace, id, row, col);
	}

	test('what is not known yet is shown as that, and its step can be gone to', async ({ page }) => {
		await bridge.enter(page);
		await stop(page, /^Step 11: EQ5/).click();
		await numberOf(page, '∂E/∂h, 3 by 1', 1).click();
		await isAbout(page, '∂E/∂h₂');
		const next = originPanel(page).getByRole('listitem').filter({ hasText: 'Step 13, EQ1' });
		await next.getByRole('button', { name: 'δ¹₂' }).click();
		await isAbout(page, 'δ¹₂');

		const { value, line, result } = await readOrigin(page);
		expect(value).toBeNull();
		await expect(headLine(page)).toContainText('·');
		expect(line.filter((piece) => typeof piece !== 'string')).toEqual([
			{ place: 'dE_da1 1 0', value: expect.any(Number) },
			{ place: 'sigmaPrime1 1 0', value: null }
		]);
		expect(result!.text).toContain('not made yet: it is made in step 13');
		const unknown = numbersLine(page).getByRole('button', { name: 'σ′(z¹)₂, not yet known' });
		await expect(unknown).toHaveText('?');

		await originPanel(page).getByRole('button', { name: 'step 13, EQ1' }).click();
		await expect(position(page)).toHaveText(/^Step 13/);
		expectOrigin(await readOrigin(page), trace, cellAt(trace, 'delta1', 1), letters);
	});
});

test.describe('in 784-30-10', () => {
	const { trace } = large;

	test('a number of z¹ has its 785 terms, the largest first, and the rest in one sum', async ({
		page
	}) => {
		await large.enter(page);
		await stop(page, 1).click();
		const { x, y } = await middleOfCell(map(page, 'z¹, 30 by 1'), 0, 16);
		await page.mouse.click(x, y);
		await isAbout(page, 'z¹₁₇');

		const cell = cellAt(trace, 'z1', 16);
		const made = origin(trace, cell)!;
		if (made.kind !== 'sum') throw new Error('z is a sum');
		expect(made.terms).toHaveLength(785);
		const sizeOf = (term: (typeof made.terms)[number]) => evaluate(trace, sumOf([term]));
		const falling = made.terms
			.map((term) => ({ term, number: sizeOf(term) }))
			.sort((one, other) => Math.abs(other.number) - Math.abs(one.number));

		for (const count of [8, 48, 88]) {
			const shown = await readOrigin(page);
			const written = falling.slice(0, count);
			expect(operandsOf(shown).map(({ place }) => place)).toEqual(
				written.flatMap(({ term }) => term.factors.map((factor) => placeOf(trace, factor)))
			);
			const sizes = termsOf(shown).map((operands) =>
				Math.abs(operands.reduce((product, { value }) => product * value!, 1))
			);
			expect(sizes).toHaveLength(count);
			const isFalling = sizes.every((size, k) => k === 0 || size <= sizes[k - 1]);
			expect(isFalling, sizes.join(' ')).toBe(true);

			const rest = falling.slice(count).reduce((sum, { number }) => sum + number, 0);
			expect(shown.rest).toBe(rest < 0 ? `(${formatShort(rest)})` : formatShort(rest));
			const sum = written.reduce((sum, { number }) => sum + number, rest);
			expect(shown.result!.value).toBeCloseTo(sum, 10);
			expect(isSameNumber(shown.result!.value!, at(trace.values[cell.ref].tensor, 16, 0))).toBe(
				true
			);
			expect(shown.result!.text).toContain(`exactly ${shown.result!.value}`);
			await originPanel(page)
				.getByRole('button', { name: `from ${785 - count} smaller terms: show more` })
				.click();
		}
		await expect(
			originPanel(page).getByRole('button', { name: 'from 657 smaller terms: show more' })
		).toBeVisible();
	});

	test('a cell of a map, a dot of the network and a bar open their origin', async ({ page }) => {
		await large.enter(page);
		await stop(page, 8).click();
		await page.getByRole('button', { name: /^Neuron o₄,/ }).click();
		await isAbout(page, 'δ²₄');
		expectNumber((await readOrigin(page)).value, 'delta2', 3);
		await press(page, 'Escape');
		await expect(originPanel(page)).toBeHidden();

		await page.getByRole('button', { name: /^Neuron a¹₂₁,/ }).click();
		await isAbout(page, 'a¹₂₁');
		expectNumber((await readOrigin(page)).value, 'a1', 20);

		await press(page, 'ArrowRight');
		const { x, y } = await middleOfCell(map(page, '∂E/∂W², 10 by 30'), 11, 6);
		await page.mouse.click(x, y);
		await isAbout(page, '∂E/∂w²₇,₁₂');
		const { value, letters, trail } = await readOrigin(page);
		expectNumber(value, 'dE_dW2', 6, 11);
		expect(letters).toContain('∂E/∂w²₇,₁₂ = δ²₇ · a¹₁₂');
		expect(trail).toEqual(['a¹₂₁', '∂E/∂w²₇,₁₂']);
	});

	function expectNumber(value: number | null, id: string, row: number, col = 0) {
		const { ref } = cellAt(trace, id, row, col);
		expect(isSameNumber(value!, at(trace.values[ref].tensor, row, col))).toBe(true);
	}
});

test('a neuron and an edge open their origin; Esc and the button close it', async ({ page }) => {
	const { trace } = small;
	const letters: Letters = { lettering: 'single', L: 1 };
	await open(page, '/');
	await press(page, 'End');
	await page.getByRole('button', { name: /^Neuron o₂,/ }).click();
	await isAbout(page, 'o₂');
	expectOrigin(await readOrigin(page), trace, cellAt(trace, 'a1', 1), letters);
	await originPanel(page).getByRole('button', { name: 'Close' }).click();
	await expect(originPanel(page)).toBeHidden();
	await expect(page.getByRole('group', { name: /^The network 3-2/ })).toBeVisible();

	// The weights have been updated: an edge shows the new one.
	await clickEdge(page, 'w₅');
	await isAbout(page, 'new w₅');
	expectOrigin(await readOrigin(page), trace, cellAt(trace, 'W1_new', 0, 2), letters);
	await press(page, 'Escape');
	await expect(originPanel(page)).toBeHidden();

	await press(page, 'Home');
	await clickEdge(page, 'w₄');
	await isAbout(page, 'w₄');
	expectOrigin(await readOrigin(page), trace, cellAt(trace, 'W1', 1, 1), letters);
});

test('the letters on an edge open its weight, as the number beside them does', async ({ page }) => {
	await open(page, '/');
	const network = page.getByRole('region', { name: 'The network' });
	const label = network.locator('text').filter({ hasText: 'w₄' });
	await label.getByText('0.4').click();
	await isAbout(page, 'w₄');
	await press(page, 'Escape');
	await expect(originPanel(page)).toBeHidden();
	const { x, y } = await label.evaluate((text: SVGTextElement) => {
		const { x, y, width, height } = text.getExtentOfChar(0);
		const middle = new DOMPoint(x + width / 2, y + height / 2);
		return middle.matrixTransform(text.getScreenCTM()!);
	});
	await page.mouse.click(x, y);
	await expect(headLine(page)).toContainText('w₄');
});

/** A number of a matrix that is printed in the step. */
function numberOf(page: Page, matrix: string, k: number) {
	return stepRegion(page).getByRole('grid', { name: matrix }).getByRole('gridcell').nth(k);
}

/** Clicks on an edge of the network near its start, where nothing lies over it. */
async function clickEdge(page: Page, weight: string) {
	const edge = page.getByRole('button', { name: `Weight ${weight} is` });
	const { x, y } = await edge.evaluate((edge) => {
		const line = edge.querySelector('line')!;
		const { x, y } = line.getPointAtLength(line.getTotalLength() / 5);
		return new DOMPoint(x, y).matrixTransform(line.getScreenCTM()!);
	});
	await page.mouse.click(x, y);
}

/** Fails unless the panel shows a number with the engine's name, origin and uses. */
function expectOrigin(shown: ShownOrigin, trace: Trace, cell: Cell, letters: Letters) {
	const value = trace.values[cell.ref];
	const number = at(value.tensor, cell.row, cell.col);
	const name = cellLabel(value, cell.row, cell.col, letters);
	expect(shown.name).toBe(name);
	expect(isSameNumber(shown.value!, number), `${name} is ${shown.value}, not ${number}`).toBe(true);
	expect(shown.uses.map(({ step, made }) => ({ step: step.split(',')[0], made }))).toEqual(
		usesOf(trace, cell)
	);
	const made = origin(trace, cell);
	if (!made) {
		expect(shown.where).toContain('given');
		expect(shown.line).toEqual([]);
		return;
	}
	expect(shown.where).toContain(`made in step ${cell.ref - trace.givens + 1},`);
	const operands = operandsOf(shown);
	expect([...new Set(operands.map(({ place }) => place))].sort()).toEqual(
		[...new Set(cellsOf(trace, cell).map((operand) => placeOf(trace, operand)))].sort()
	);
	const wrong = operands.filter(({ place, value }) => {
		const { ref, row, col } = cellAt(trace, ...placed(place));
		return !isSameNumber(value!, at(trace.values[ref].tensor, row, col));
	});
	expect(wrong, `numbers put in for ${name}`).toEqual([]);
	expect(isSameNumber(shown.result!.value!, number), `${name} results`).toBe(true);
	const sum = evaluated(shown);
	expect(isSameNumber(sum, number), `${name} comes to ${sum}, not ${number}`).toBe(true);
}

/** What the line with numbers put in comes to, when it is read as arithmetic. */
function evaluated({ line }: ShownOrigin): number {
	const operands = line.filter((piece) => typeof piece !== 'string');
	const tokens = line.map((piece) =>
		typeof piece === 'string' ? piece : { ref: operands.indexOf(piece) as Ref, row: 0, col: 0 }
	);
	// The first piece is the sign of equality.
	return arithmetic(tokens.slice(1), ({ ref }) => operands[ref].value!);
}

function operandsOf({ line }: ShownOrigin): Operand[] {
	return line.filter((piece) => typeof piece !== 'string');
}

/** The operands of a sum, term by term. */
function termsOf({ line }: ShownOrigin): Operand[][] {
	const terms: Operand[][] = [[]];
	for (const piece of line) {
		if (typeof piece !== 'string') terms.at(-1)!.push(piece);
		else if (piece.includes('+')) terms.push([]);
	}
	return terms.filter((operands) => operands.length > 0);
}

/** The steps that make numbers from a number, and those numbers, by the engine's origins. */
function usesOf(trace: Trace, cell: Cell): { step: string; made: string[] }[] {
	return trace.steps.flatMap(({ result: ref }, k) => {
		const { rows, cols } = trace.values[ref].tensor;
		const made = Array.from({ length: rows * cols }, (_, j) => ({
			ref,
			row: Math.floor(j / cols),
			col: j % cols
		})).filter((user) => cellsOf(trace, user).some((operand) => isSameCell(operand, cell)));
		if (made.length === 0) return [];
		return [{ step: `Step ${k + 1}`, made: made.map((user) => placeOf(trace, user)) }];
	});
}

/** The cells that a cell was made from. */
function cellsOf(trace: Trace, cell: Cell): readonly Cell[] {
	const made = origin(trace, cell);
	if (!made) return [];
	return made.kind === 'function' ? made.cells : made.terms.flatMap(({ factors }) => factors);
}

function isSameCell(one: Cell, other: Cell): boolean {
	return one.ref === other.ref && one.row === other.row && one.col === other.col;
}

function cellAt(trace: Trace, id: string, row: number, col = 0): Cell {
	return cellOf(trace, { id, row, col })!;
}

function placeOf({ values }: Trace, { ref, row, col }: Cell): string {
	return `${values[ref].id} ${row} ${col}`;
}

function placed(place: string): [id: string, row: number, col: number] {
	const [id, row, col] = place.split(' ');
	return [id, Number(row), Number(col)];
}

function parsed(place: string): { id: string; row: number; col: number } {
	const [id, row, col] = placed(place);
	return { id, row, col };
}
