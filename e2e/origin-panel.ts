import type { Locator, Page } from '@playwright/test';

/** The panel beside the step, by its title. */
export function panel(page: Page, title: string): Locator {
	return page.getByRole('region', { name: title, exact: true });
}

/** The panel that shows where a number came from. */
export function originPanel(page: Page): Locator {
	return panel(page, 'Where it came from');
}

/** The number that the panel is about, and the button that watches it: its first line. */
export function headLine(page: Page): Locator {
	return originPanel(page).getByRole('paragraph').first();
}

/** Waits until the panel is about a number. */
export function isAbout(page: Page, name: string): Promise<void> {
	return headLine(page).getByText(name, { exact: true }).waitFor();
}

/** The line with numbers put in: the first that begins with a sign of equality. */
export function numbersLine(page: Page): Locator {
	return originPanel(page).getByRole('paragraph').filter({ hasText: /^\s*=/ }).first();
}

/** A number in a line, by where it stands in the trace; its value is null while it is not known. */
export interface Operand {
	readonly place: string;
	readonly value: number | null;
}

/** What a visitor reads in the panel. */
export interface ShownOrigin {
	readonly name: string;
	/** The number in full; null while it is not known. */
	readonly value: number | null;
	/** Where it stands, and which step made it. */
	readonly where: string;
	/** The line in letters, as text; '' for a given. */
	readonly letters: string;
	/** The line with numbers put in, in pieces; none for a given. */
	readonly line: readonly (string | Operand)[];
	/** The sum of the terms that are not written out, as it stands there; null when all are. */
	readonly rest: string | null;
	/** What the line comes to, in full, and all that stands there. */
	readonly result: { readonly value: number | null; readonly text: string } | null;
	/** Where it goes next: the links to the steps, and in each the numbers that are made from it. */
	readonly uses: readonly { readonly step: string; readonly made: readonly string[] }[];
	/** The numbers that were looked into before, and this one; none when it is the first. */
	readonly trail: readonly string[];
}

/** Reads the panel, all at once. */
export function readOrigin(page: Page): Promise<ShownOrigin> {
	return originPanel(page).evaluate((aside) => {
		const textOf = (node: Node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
		const valueIn = (element: Element | undefined) => {
			const printed = element?.querySelector<HTMLElement>('[data-value]');
			return printed ? Number(printed.dataset.value) : null;
		};
		const operandOf = ({ dataset }: HTMLElement): Operand => {
			const { ref, row, col, place, value } = dataset;
			if (ref === undefined) return { place: place!, value: null };
			return { place: `${ref} ${row} ${col}`, value: Number(value) };
		};
		const piecesOf = (line: Element) => {
			const pieces: (string | Operand)[] = [];
			const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode.textContent!;
				const number = texts.currentNode.parentElement!.closest<HTMLElement>(
					'[data-ref], [data-place]'
				);
				if (number) pieces.push(operandOf(number));
				else pieces.push(text.replace(/\s+/g, ' '));
			}
			return pieces;
		};
		const paragraphs = [...aside.querySelectorAll('p')];
		const [head, where] = paragraphs;
		const [numbers, result] = paragraphs.filter((line) => textOf(line).startsWith('='));
		const letters = numbers ? paragraphs[paragraphs.indexOf(numbers) - 1] : null;
		const uses = [...aside.querySelectorAll('li')].map((item) => ({
			step: textOf(item.querySelector('button')!),
			made: [...item.querySelectorAll<HTMLElement>('[data-place]')].map(
				({ dataset }) => dataset.place!
			)
		}));
		const trail = aside.querySelector('nav');
		return {
			name: textOf(head).split(' = ')[0],
			value: valueIn(head),
			where: textOf(where),
			letters: letters ? textOf(letters) : '',
			line: numbers ? piecesOf(numbers) : [],
			rest: numbers?.querySelector('.rest')?.textContent ?? null,
			result: result ? { value: valueIn(result), text: textOf(result) } : null,
			uses,
			trail: trail ? [...trail.querySelectorAll('button, b')].map(textOf) : []
		};
	});
}
