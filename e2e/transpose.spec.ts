import type { Locator, Page } from '@playwright/test';
import { learningStep } from '$engine/learning-step';
import { at, transposed } from '$engine/tensor';
import { valueById, type Step, type Trace } from '$engine/trace';
import { formatNumber } from '$notation/number';
import { builtIn } from '$state/networks';
import { networks } from './networks';
import { panel } from './origin-panel';
import { isSameNumber } from './same-number';
import { currentNetwork, open, position, press, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const question = 'What if I forget the transpose?';

test('without the transpose the shapes of 3-2 do not meet, and NumPy’s words are quoted', async ({
	page
}) => {
	await open(page, '/');
	await stop(page, /^Step \d+: EQ5/).click();
	await ask(page);
	const [without, withIt] = await halves(page);
	expect(without).toContain('W ∂E/∂z: 2 × 3 · 2 × 1 , inner numbers 3 ≠ 2');
	expect(without).toContain('A row of W has 3 numbers, but ∂E/∂z has 2');
	expect(without).toContain('np.dot says:');
	const error = 'ValueError: shapes (2,3) and (2,1) not aligned: 3 (dim 1) != 2 (dim 0)';
	await expect(answer(page).getByRole('code')).toHaveText(error);
	expect(withIt).toContain('Wᵀ ∂E/∂z: 3 × 2 · 2 × 1 = 3 × 1 , inner numbers 2 = 2');

	// At another step the panel leads to the product.
	await press(page, 'ArrowDown');
	await answer(page).getByRole('button', { name: 'step out of its rows' }).click();
	await expect(answer(page).getByRole('code')).toBeVisible();
	await press(page, 'Home');
	await answer(page).getByRole('button', { name: 'Go to EQ5' }).click();
	await expect(position(page)).toHaveText('Step 9 of 10');
	await expect(answer(page).getByRole('code')).toBeVisible();

	await press(page, 'Escape');
	await expect(answer(page)).toBeHidden();
});

test('on 784-30-10 it is 10×30 that meets 10×1, and 30×10 repairs it', async ({ page }) => {
	await networks[2].enter(page);
	await stop(page, /^Step \d+: EQ5/).click();
	await ask(page);
	const [without, withIt] = await halves(page);
	expect(without).toContain('W² δ²: 10 × 30 · 10 × 1 , inner numbers 30 ≠ 10');
	const error = 'ValueError: shapes (10,30) and (10,1) not aligned: 30 (dim 1) != 10 (dim 0)';
	await expect(answer(page).getByRole('code')).toHaveText(error);
	expect(withIt).toContain('(W²)ᵀ δ²: 30 × 10 · 10 × 1 = 30 × 1 , inner numbers 10 = 10');
});

for (const { name, enter } of [networks[0], networks[2]]) {
	test(`from ${name} a link leads to a square W, where NumPy reports nothing and numbers are wrong`, async ({
		page
	}) => {
		await enter(page);
		await stop(page, /^Step \d+: EQ5/).click();
		await ask(page);
		await answer(page)
			.getByRole('link', { name: /With a square W/ })
			.click();
		await expect(currentNetwork(page)).toHaveText('3-3-2');
		await expect(stepRegion(page).getByText('EQ5', { exact: true }).first()).toBeVisible();
		await expect(answer(page)).toContainText('NumPy reports nothing: W¹ is square');

		const { network, sample } = builtIn['3-3-2']();
		const trace = learningStep(network, sample, { toInput: true });
		const step = trace.steps.find(({ op, layer }) => op === 'matvec' && layer === 0)!;
		await expect(position(page)).toHaveText(
			`Step ${trace.steps.indexOf(step) + 1} of ${trace.steps.length}`
		);
		const wrong = forgotten(trace, step as Step<'matvec'>);
		const right = valueById(trace, 'dE_da0')!.tensor;
		const rows = answer(page).getByRole('table').getByRole('row');
		await expect(rows).toHaveCount(4);
		for (let row = 0; row < 3; row++) {
			const [without, withIt, verdict] = await rows
				.nth(row + 1)
				.getByRole('cell')
				.all();
			await expect(rows.nth(row + 1).getByRole('rowheader')).toHaveText(`x${'₁₂₃'[row]}`);
			const number = Number(await without.getAttribute('data-wrong'));
			expect(isSameNumber(number, wrong[row])).toBe(true);
			await expect(without).toHaveText(formatNumber(wrong[row]));
			await expect(withIt).toHaveText(formatNumber(at(right, row, 0)));
			expect(number).not.toBe(Number(await withIt.getAttribute('data-value')));
			await expect(verdict).toContainText('wrong');
		}
		await expect(answer(page)).toContainText('All 3 rows are wrong.');
	});
}

/** W δ, as one who forgets the transpose computes it. */
function forgotten({ values }: Trace, { operands }: Step<'matvec'>): number[] {
	const W = transposed(values[operands.M].tensor);
	const delta = values[operands.v].tensor;
	return Array.from({ length: W.rows }, (_, row) =>
		Array.from({ length: W.cols }, (_, col) => at(W, row, col) * at(delta, col, 0)).reduce(
			(sum, product) => sum + product
		)
	);
}

async function ask(page: Page) {
	await stepRegion(page).getByRole('button', { name: question }).click();
	await expect(answer(page).getByRole('heading', { name: 'With it' })).toBeVisible();
}

function answer(page: Page): Locator {
	return panel(page, question);
}

/** What the panel says without the transpose, and with it. */
async function halves(page: Page): Promise<string[]> {
	const text = await answer(page)
		.getByRole('group')
		.evaluate((group) => group.textContent ?? '');
	return text.replace(/\s+/g, ' ').split('With it');
}
