import { expectEngineNumbers } from './expect-engine-numbers';
import { networks } from './networks';
import { copyOfScreen, readScreen } from './screen';
import { position, press, stepRegion } from './step-page';
import { expect, test } from './test';

for (const { name, trace, equations, enter } of networks) {
	const last = trace.steps.length;

	test.describe(name, () => {
		test('prints the numbers of the engine at every step, and none before its time', async ({
			page
		}) => {
			await enter(page);
			await press(page, 'Home');
			expectEngineNumbers(await readScreen(page), trace, 0);
			for (let cursor = 1; cursor <= last; cursor++) {
				await press(page, 'ArrowRight');
				const screen = await readScreen(page);
				expectEngineNumbers(screen, trace, cursor);
				expect(screen.place).toEqual(placeAt(cursor));
			}
			await expect(position(page)).toHaveText(`Step ${last} of ${last}`);
		});

		/** What stands above the headline: the equation, where the step has one, and the place. */
		function placeAt(cursor: number): string[] {
			const { phase, layer } = trace.steps[cursor - 1];
			const equation = equations[cursor - 1];
			const where = layer === 0 ? 'input' : `layer ${layer}`;
			const place = phase === 'cost' ? 'Cost' : `${capitalised(phase)} › ${where}`;
			return equation ? [equation, place] : [place];
		}

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
	const z = stepRegion(page).getByRole('table', { name: 'z, 2 by 1' });
	await expect(z.getByRole('cell')).toHaveText(['0.3200', '0.4600']);
});

function capitalised(word: string): string {
	return word[0].toUpperCase() + word.slice(1);
}
