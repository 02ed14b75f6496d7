import type { Page } from '@playwright/test';

/**
 * All that is marked on the screen because something is pointed at, sorted: numbers by the name of
 * their matrix and their place in it, counted from 1, parts of the network by what those hear who
 * cannot see it, shapes and terms of the equation by their names.
 */
export function marked(page: Page): Promise<string[]> {
	return page.getByRole('main').evaluate((main) => {
		const nameOf = (element: Element | null) => element?.getAttribute('aria-label') ?? '';
		const marks: string[] = [];
		for (const element of main.querySelectorAll('.pointed')) {
			if (element instanceof HTMLTableCellElement) {
				const row = (element.parentElement as HTMLTableRowElement).rowIndex + 1;
				const table = nameOf(element.closest('table'));
				marks.push(`number ${row}, ${element.cellIndex + 1} of ${table}`);
			} else if (element instanceof SVGElement) {
				const whole = element.getAttribute('data-whole');
				marks.push(whole ? `band ${whole}` : `network: ${nameOf(element)}`);
			} else if (element instanceof HTMLButtonElement) {
				marks.push(`shape of ${nameOf(element).split(':')[0]}`);
			} else {
				marks.push(`caption ${element.textContent}`);
			}
		}
		for (const whole of main.querySelectorAll('.whole')) {
			marks.push(`whole ${nameOf(whole.querySelector('table') ?? whole).split(', in')[0]}`);
		}
		for (const cursor of main.querySelectorAll<HTMLElement>('[role="application"] .cursor')) {
			const map = cursor.parentElement!;
			const canvas = map.querySelector('canvas')!.getBoundingClientRect();
			const { left, top, width, height } = cursor.getBoundingClientRect();
			const col = Math.round((left - canvas.left) / width) + 1;
			const row = Math.round((top - canvas.top) / height) + 1;
			marks.push(`cell ${row}, ${col} of ${nameOf(map).split(', in')[0]}`);
		}
		const term = main.querySelector<HTMLElement>('[data-lit]')?.dataset.lit;
		if (term) marks.push(`term ${term}`);
		return marks.sort();
	});
}
