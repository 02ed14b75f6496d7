import { afterStep } from '$replay/moment';
import { expectEngineNumbers } from './expect-engine-numbers';
import { networks } from './networks';
import { placeAt } from './place-at';
import { copyOfScreen, readScreen } from './screen';
import { position, press, stepRegion } from './step-page';
import { expect, test } from './test';

for (const shown of networks) {
	const { name, trace, enter } = shown;
	const last = trace.steps.length;

	test.describe(name, () => {
		test('prints the numbers of the engine at every step, and none before its time', async ({
			page
		}) => {
			await enter(page);
			await press(page, 'Home');
			for (let cursor = 0; cursor <= last; cursor++) {
				if (cursor > 0) await press(page, 'ArrowRight');
				const screen = await readScreen(page);
				expectEngineNumbers(screen, trace, cursor);
				expect(screen.place).toEqual(placeAt(shown, afterStep(cursor)));
			}
			await expect(position(page)).toHaveText(`Step ${last} of ${last}`);
		});

		test('shows the same screen there and back', async ({ page }) => {
			await enter(page);
			await press(page, 'Home');
			const there = [await copyOfScreen(page)];
			for (let cursor = 1; cursor <= last; cursor++) {
				await press(page, 'ArrowRight');
				there.push(await copyOfScreen(page));
			}
			const different = new Set(there.map((screen) => screen.join('\n')));
			expect(different.size, 'every step has a screen of its own').toBe(last + 1);
			for (let cursor = last - 1; cursor >= 0; cursor--) {
				await press(page, 'ArrowLeft');
				expect(await copyOfScreen(page), `back at cursor ${cursor}`).toEqual(there[cursor]);
			}
		});
	});
}

test('3-2 prints what the example gives by hand: z = (0.32, 0.46)', async ({ page }) => {
	await networks[0].enter(page);
	await press(page, 'ArrowRight');
	const z = stepRegion(page).getByRole('grid', { name: 'z, 2 by 1' });
	await expect(z.getByRole('gridcell')).toHaveText(['0.3200', '0.4600']);
});
