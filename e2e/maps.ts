import type { Locator, Page } from '@playwright/test';
import { stepRegion } from './step-page';

/** A matrix that is drawn in colours, by the beginning of its name: `W², 10 by 30`. */
export function map(page: Page, name: string): Locator {
	return stepRegion(page).getByRole('application', { name: new RegExp(`^${escaped(name)}`) });
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Where on the screen the middle of a coloured cell is: `across` and `down` count cells, from 0. */
export async function middleOfCell(
	map: Locator,
	across: number,
	down: number
): Promise<{ x: number; y: number }> {
	return map.locator('canvas').evaluate(
		(canvas: HTMLCanvasElement, [across, down]) => {
			const { left, top, width, height } = canvas.getBoundingClientRect();
			return {
				x: left + ((across + 0.5) * width) / canvas.width,
				y: top + ((down + 0.5) * height) / canvas.height
			};
		},
		[across, down] as const
	);
}

/** What is read out of a map: the text below it, or beside it. */
export async function readOut(map: Locator): Promise<{ text: string; value: number | null }> {
	return map.locator('xpath=ancestor::*[.//*[@aria-live]][1]').evaluate((around) => {
		const said = around.querySelector('[aria-live]')!;
		const number = said.querySelector<HTMLElement>('[data-value]');
		return {
			text: said.textContent!.replace(/\s+/g, ' ').trim(),
			value: number ? Number(number.dataset.value) : null
		};
	});
}
