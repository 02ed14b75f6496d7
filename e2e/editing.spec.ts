import type { Locator, Page } from '@playwright/test';
import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import { column, fromRows, tensor } from '$engine/tensor';
import { valueById, type Trace } from '$engine/trace';
import { initialise } from '$engine/initialise';
import { formatShort } from '$notation/number';
import { afterStep } from '$replay/moment';
import { builtIn } from '$state/networks';
import { expectPrinted } from './expect-printed';
import { networks, trained } from './networks';
import { panel } from './origin-panel';
import { passes } from './rounds';
import { isSameNumber } from './same-number';
import { copyOfScreen } from './screen';
import { networkLink, open, position, press, stepRegion, stop } from './step-page';
import { expect, test } from './test';

const { network: small, sample: smallSample } = builtIn['3-2']();

test.describe('every field', () => {
	const { network, sample } = builtIn['3-3-2']();
	const [, W2] = network.weights;

	test('changes the numbers as the engine computes them, and the cursor stays at its step', async ({
		page
	}) => {
		await networks[1].enter(page);
		await stop(page, /^Step \d+: EQ1/).click();
		await openPanel(page);
		let now: { network: Network; sample: Sample; toInput: boolean } = {
			network,
			sample,
			toInput: false
		};
		await expectPass(now);

		await field(page, 'x₂').fill('-0.35');
		now = { ...now, sample: { ...sample, input: column([0.8, -0.35, 0.5]) } };
		await expectPass(now);

		await field(page, 't₂').fill('.25');
		now = { ...now, sample: { ...now.sample, target: column([1, 0.25]) } };
		await expectPass(now);

		await field(page, 'w¹₂₃').fill('−1.5e-1');
		const changed = fromRows([[0.2, -0.3, 0.4], [0.5, 0.1, -0.15], [-0.4, 0.6, 0.3]]); // prettier-ignore
		now = { ...now, network: { ...network, weights: [changed, W2] } };
		await expectPass(now);

		await edit(page).getByLabel('Activation of layer 1').selectOption('tanh');
		now = { ...now, network: { ...now.network, activations: ['tanh', 'sigmoid'] } };
		await expectPass(now);

		await edit(page).getByLabel('Outputs and cost').selectOption('ReLU · 1∕N Σ (o − t)²');
		now = {
			...now,
			network: { ...now.network, activations: ['tanh', 'relu'], cost: 'mean-squared-error' }
		};
		await expectPass(now);

		await edit(page).getByRole('checkbox', { name: 'Biases' }).check();
		now = { ...now, network: { ...now.network, biases: [tensor(3, 1), tensor(2, 1)] } };
		await expectPass(now);

		await field(page, 'b²₁').fill('0,75');
		now = { ...now, network: { ...now.network, biases: [tensor(3, 1), column([0.75, 0])] } };
		await expectPass(now);

		await edit(page).getByRole('checkbox', { name: 'Down to the input' }).check();
		now = { ...now, toInput: true };
		await expectPass(now);

		await stop(page, /new W¹/).click();
		await field(page, 'α').fill('2');
		now = { ...now, network: { ...now.network, learningRate: 2 } };
		await expectPass(now, 'W1_new');

		async function expectPass(
			{ network, sample, toInput }: typeof now,
			id: 'delta1' | 'W1_new' = 'delta1'
		) {
			const trace = learningStep(network, sample, { toInput });
			const cursor = stepOf(trace, id);
			await expect(position(page)).toHaveText(`Step ${cursor} of ${trace.steps.length}`);
			await expectPrinted(page, trace, afterStep(cursor));
			await expect(edit(page).getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
		}
	});

	test('with biases switched on and off, the same value stays on show', async ({ page }) => {
		await networks[1].enter(page);
		await openPanel(page);
		const biases = edit(page).getByRole('checkbox', { name: 'Biases' });
		const without = learningStep(network, sample);
		const withThem = learningStep({ ...network, biases: [tensor(3, 1), tensor(2, 1)] }, sample);
		for (const { id } of without.values.slice(without.givens)) {
			await stop(page, stepOf(without, id)).click();
			await biases.check();
			await expect(position(page), id).toHaveText(`Step ${stepOf(withThem, id)} of 20`);
			await biases.uncheck();
			await expect(position(page), id).toHaveText(`Step ${stepOf(without, id)} of 16`);
		}
	});
});

test.describe('what is no number', () => {
	test('is said beside the field, and changes nothing', async ({ page }) => {
		await open(page, '/');
		await stop(page, 7).click();
		await openPanel(page);
		const shown = async () => (await copyOfStep(page)).join('\n');
		const before = await shown();
		for (const [typed, said] of [
			['abc', '“abc” is not a number'],
			['', 'there is no number here'],
			['1e999', '“1e999” is not a number'],
			['0.1.2', '“0.1.2” is not a number'],
			['-', '“-” is not a number']
		]) {
			await field(page, 'w₃').fill(typed);
			await expect(fault(page, 'W · 2×3')).toHaveText(`w₃: ${said}. Nothing was changed.`);
			await expect(field(page, 'w₃')).toHaveAttribute('aria-invalid', 'true');
			await expect(field(page, 'w₃')).toHaveAccessibleDescription(/Nothing was changed/);
			await expect(field(page, 'w₃')).toHaveValue(typed);
			expect(await shown()).toBe(before);
		}
		await expect(edit(page).getByRole('button', { name: 'Undo' })).toBeDisabled();

		await field(page, 'α').fill('-1');
		await expect(fault(page, 'Learning rate α')).toHaveText(
			'α must be a number from 0 up. Nothing was changed.'
		);
		expect(await shown()).toBe(before);

		await field(page, 'w₃').fill('0.3');
		await expect(fault(page, 'W · 2×3')).toBeEmpty();
		await expect(field(page, 'w₃')).toHaveAttribute('aria-invalid', 'false');
		expect(await shown()).toBe(before);
	});

	test('goes on to be said while another field is changed, as it still stands there', async ({
		page
	}) => {
		await open(page, '/');
		await openPanel(page);
		await field(page, 'w₃').fill('abc');
		await field(page, 'w₄').fill('0.7');
		await expect(field(page, 'w₃')).toHaveValue('abc');
		await expect(field(page, 'w₃')).toHaveAttribute('aria-invalid', 'true');
		await expect(fault(page, 'W · 2×3')).toContainText('w₃: “abc” is not a number');
	});

	test('is gone when the change is undone, or all are', async ({ page }) => {
		await open(page, '/');
		await openPanel(page);
		await field(page, 'w₃').fill('0.7');
		await field(page, 'w₃').fill('abc');
		await edit(page).getByRole('button', { name: 'Reset' }).click();
		await expect(field(page, 'w₃')).toHaveValue('0.3');
		await expect(fault(page, 'W · 2×3')).toBeEmpty();
	});
});

test('changes are undone and redone, by Ctrl+Z and Ctrl+Y and by the buttons', async ({ page }) => {
	await open(page, '/');
	await stop(page, 10).click();
	await openPanel(page);
	const start = learningStep(small, smallSample, { toInput: true });
	const first = learningStep(changed(0.75, 0.5), smallSample, { toInput: true });
	const second = learningStep(changed(0.75, 0.9), smallSample, { toInput: true });
	const undo = edit(page).getByRole('button', { name: 'Undo' });
	const redo = edit(page).getByRole('button', { name: 'Redo' });
	await expect(undo).toBeDisabled();
	await expect(redo).toBeDisabled();

	// Typed key by key it is one change.
	await field(page, 'w₃').press('Control+a');
	await field(page, 'w₃').pressSequentially('0.75');
	await field(page, 'w₅').fill('0.9');
	await expectShown(second, ['0.75', '0.9']);
	await page.keyboard.press('Control+z');
	await expectShown(first, ['0.75', '0.5']);
	await page.keyboard.press('Control+z');
	await expectShown(start, ['0.3', '0.5']);
	await expect(undo).toBeDisabled();
	await page.keyboard.press('Control+y');
	await expectShown(first, ['0.75', '0.5']);
	await redo.click();
	await expectShown(second, ['0.75', '0.9']);
	await expect(redo).toBeDisabled();
	await undo.click();
	await expectShown(first, ['0.75', '0.5']);
	await page.keyboard.press('Control+Shift+z');
	await expectShown(second, ['0.75', '0.9']);

	async function expectShown(trace: Trace, fields: readonly string[]) {
		await expect(field(page, 'w₃')).toHaveValue(fields[0]);
		await expect(field(page, 'w₅')).toHaveValue(fields[1]);
		await expectPrinted(page, trace, afterStep(10));
	}

	function changed(w3: number, w5: number): Network {
		return { ...small, weights: [fromRows([[0.1, w3, w5], [0.2, 0.4, 0.6]])] }; // prettier-ignore
	}
});

test('outputs, cost and targets have to go together, and the page says why they do not', async ({
	page
}) => {
	await open(page, '/');
	await stop(page, 3).click();
	await openPanel(page);
	const choice = edit(page).getByLabel('Outputs and cost');
	const softmax = 'softmax · cross-entropy';

	await field(page, 't₁').fill('0.5');
	await choice.selectOption(softmax);
	const reason = 'cross-entropy needs targets that sum to 1, not to 0.5. Nothing was changed.';
	await expect(edit(page).getByRole('alert').filter({ hasText: reason })).toBeVisible();
	await expect(choice.getByRole('option', { selected: true })).toHaveText('sigmoid · ½ Σ (o − t)²');

	await field(page, 't₁').fill('1');
	await choice.selectOption(softmax);
	await expect(choice.getByRole('option', { selected: true })).toHaveText(softmax);
	await expect(edit(page).getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
	await expectPass([1, 0]);

	await field(page, 't₁').fill('0.5');
	await expect(fault(page, 't · 2×1')).toHaveText(reason);
	await expectPass([1, 0]);
	await field(page, 't₁').fill('0.25');
	await expect(fault(page, 't · 2×1')).toContainText('not to 0.25');
	await field(page, 't₂').fill('0.75');
	await expect(fault(page, 't · 2×1')).toBeEmpty();
	await expect(field(page, 't₁')).toHaveValue('0.25');
	await expectPass([0.25, 0.75]);

	async function expectPass(target: readonly number[]) {
		const network = { ...small, activations: ['softmax'], cost: 'cross-entropy' } as const;
		const trace = learningStep(
			network,
			{ ...smallSample, target: column(target) },
			{ toInput: true }
		);
		await expect(position(page)).toHaveText(`Step 3 of ${trace.steps.length}`);
		await expectPrinted(page, trace, afterStep(3));
	}
});

test.describe('another round', () => {
	const traces = passes(small, smallSample, 11, { toInput: true });

	test('begins with the weights that the update has made, and E falls', async ({ page }) => {
		await open(page, '/');
		await press(page, 'End');
		const again = stepRegion(page).getByRole('button', { name: /go round again/ });
		await again.click();
		await expect(position(page)).toHaveText('Start of 10 steps');
		const W = stepRegion(page).getByRole('grid', { name: 'W, 2 by 3' }).getByRole('gridcell');
		const shown = await W.evaluateAll((cells) =>
			cells.map((cell) => (cell as HTMLElement).dataset.value)
		);
		const updated = valueById(traces[0], 'W1_new')!.tensor.data;
		expect(shown.every((value, k) => isSameNumber(Number(value), updated[k]))).toBe(true);
		await expectPrinted(page, traces[1], afterStep(0));
		await press(page, 'End');
		await expectPrinted(page, traces[1], afterStep(10));
		await expect(again).toBeVisible();

		await openPanel(page);
		await expectRound(2);
		await edit(page).getByRole('button', { name: '10 times' }).click();
		await expectRound(12);
		await expectPrinted(page, traces[11], afterStep(0));
		const E = traces.map((trace) => valueById(trace, 'E')!.tensor.data[0]);
		expect(E).toEqual([...E].sort((one, other) => other - one));

		async function expectRound(pass: number) {
			await expect(edit(page).getByText(`Pass ${pass}`, { exact: true })).toBeVisible();
			const [first, last] = [0, pass - 1].map((k) => {
				return formatShort(valueById(traces[k], 'E')!.tensor.data[0]);
			});
			const name = `E of pass 1 to ${pass}: from ${first} to ${last}`;
			await expect(edit(page).getByRole('img', { name })).toBeVisible();
		}
	});

	test('reset gives the same start back exactly, and can itself be undone', async ({ page }) => {
		await open(page, '/');
		await openPanel(page);
		const start = await copyOfStep(page);
		await field(page, 'h₁').fill('0.4');
		await edit(page).getByRole('button', { name: '10 times' }).click();
		await edit(page).getByRole('checkbox', { name: 'Biases' }).check();
		const changed = await copyOfStep(page);
		expect(changed).not.toEqual(start);

		const reset = edit(page).getByRole('button', { name: 'Reset' });
		await reset.click();
		expect(await copyOfStep(page)).toEqual(start);
		await expect(field(page, 'h₁')).toHaveValue('0.9');
		await expect(edit(page).getByText('Pass 1', { exact: true })).toBeVisible();
		await expect(reset).toBeDisabled();
		await edit(page).getByRole('button', { name: 'Undo' }).click();
		expect(await copyOfStep(page)).toEqual(changed);
		await expect(field(page, 'h₁')).toHaveValue('0.4');
	});
});

test('784-30-10 can have random weights, with a field for their seed, and goes round too', async ({
	page
}) => {
	await networks[2].enter(page);
	await stop(page, 3).click();
	await openPanel(page);
	const { a0, t } = { a0: networks[2].trace.values[0], t: networks[2].trace.values[1] };
	const sample = { input: a0.tensor, target: t.tensor };
	const { network } = builtIn['784-30-10']();
	const seeded = initialise(network, { how: 'uniform', seed: 7, biases: true });

	await edit(page).getByRole('radio', { name: 'random' }).check();
	const drawn = learningStep(network, sample);
	await expectPrinted(page, drawn, afterStep(3));
	await field(page, 'Seed').fill('1.5');
	await expect(fault(page, 'Seed of the weights')).toContainText(
		'a whole number from 0 to 9,007,199,254,740,991'
	);
	await expectPrinted(page, drawn, afterStep(3));
	await field(page, 'Seed').fill('7');
	await expect(fault(page, 'Seed of the weights')).toBeEmpty();
	const [first, second] = passes(seeded, sample, 1);
	await expectPrinted(page, first, afterStep(3));

	await edit(page).getByRole('button', { name: 'Go round again' }).click();
	await expect(position(page)).toHaveText('Start of 20 steps');
	await stop(page, 8).click();
	await expectPrinted(page, second, afterStep(8));

	await edit(page).getByRole('radio', { name: 'trained' }).check();
	await expectPrinted(page, passes(trained, sample, 1)[1], afterStep(8));

	// They are of this network only.
	await networkLink(page, '3-3-2').click();
	await expect(field(page, 'Seed')).toBeHidden();
});

function edit(page: Page): Locator {
	return panel(page, 'Edit values');
}

async function openPanel(page: Page) {
	await page.getByRole('button', { name: 'Edit values' }).click();
	await expect(field(page, 'α')).toBeVisible();
}

function field(page: Page, name: string): Locator {
	return edit(page).getByRole('textbox', { name, exact: true });
}

/** What is said below the fields of a value. */
function fault(page: Page, legend: string): Locator {
	return edit(page).getByRole('group', { name: legend, exact: true }).getByRole('alert');
}

/** All that the step shows, whatever is in the fields beside it. */
async function copyOfStep(page: Page): Promise<string[]> {
	const copy = await copyOfScreen(page);
	const begin = copy.findIndex((piece) => piece.includes('aria-label="The step"'));
	return copy.slice(begin);
}

/** The cursor of the step that makes a value. */
function stepOf({ values, givens }: Trace, id: string): number {
	return values.findIndex((value) => value.id === id) - givens + 1;
}
