import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** Notes when axe finds anything moderate, serious or critical; in the dark only the contrasts can differ. */
export async function expectAccessible(page: Page, when: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.options({ resultTypes: ['violations'] })
		// Without frames there is no need of a second page for each analysis.
		.setLegacyMode()
		.analyze();
	expect.soft(faultsOf(violations), when).toEqual([]);

	await page.emulateMedia({ colorScheme: 'dark' });
	// The analysis has left axe in the page.
	const inTheDark = await page.evaluate(async () => {
		const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
		const options = { resultTypes: ['violations'], runOnly: ['color-contrast'] };
		return (await axe.run(options)).violations;
	});
	expect.soft(faultsOf(inTheDark), `${when}, in the dark`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

function faultsOf(violations: AxeResults['violations']): string[] {
	return violations
		.filter(({ impact }) => impact !== 'minor')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
