import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/**
 * Notes when axe finds anything moderate, serious or critical. The drawn half of formulas is hidden
 * from those who hear a page, and takes most of the time where there are many.
 */
export async function expectAccessible(
	page: Page,
	when: string,
	/** On a phone the colours are those of the wide page: to look at them again takes most of the time. */
	{ contrasts = true } = {}
): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.exclude('main .katex-html')
		.options({
			resultTypes: ['violations'],
			rules: { 'color-contrast': { enabled: contrasts } }
		})
		// Without frames there is no need of a second page for each analysis.
		.setLegacyMode()
		.analyze();
	expect.soft(faultsOf(violations), when).toEqual([]);
	if (!contrasts) return;

	await page.emulateMedia({ colorScheme: 'dark' });
	// The analysis has left axe in the page.
	const inTheDark = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(where: object, options: object): Promise<AxeResults> };
		};
		const options = { resultTypes: ['violations'], runOnly: ['color-contrast'] };
		return (await axe.run({ exclude: ['main .katex-html'] }, options)).violations;
	});
	expect.soft(faultsOf(inTheDark), `${when}, in the dark`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

function faultsOf(violations: AxeResults['violations']): string[] {
	return violations
		.filter(({ impact }) => impact !== 'minor')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
