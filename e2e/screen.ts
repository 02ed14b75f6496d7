import type { Page } from '@playwright/test';

/** A number on screen, with what its attributes say of it. */
export interface Printed {
	readonly ref: string;
	readonly row: number;
	readonly col: number;
	readonly value: string;
	readonly text: string;
	readonly where: 'network' | 'step';
}

/** What a visitor reads off the step screen. */
export interface Screen {
	/** What stands above the headline: the equation's badge, then the place in the pass. */
	readonly place: readonly string[];
	readonly printed: readonly Printed[];
	/** Decimals that name no value of the trace. */
	readonly nameless: readonly string[];
	/** The names of the matrices that are drawn in colours, and whether anything is drawn. */
	readonly maps: readonly { readonly name: string; readonly drawn: boolean }[];
}

/** Reads the screen, all at once. */
export function readScreen(page: Page): Promise<Screen> {
	return page.getByRole('main').evaluate((main) => {
		const step = main.querySelector('[aria-label="The step"]')!;
		const textOf = (node: Node) => (node.textContent ?? '').trim();
		const printed = [...main.querySelectorAll<HTMLElement | SVGElement>('[data-ref]')].map(
			(element) => ({
				ref: element.dataset.ref!,
				row: Number(element.dataset.row),
				col: Number(element.dataset.col),
				value: element.dataset.value!,
				text: textOf(element),
				where: step.contains(element) ? ('step' as const) : ('network' as const)
			})
		);
		const nameless: string[] = [];
		const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			if (texts.currentNode.parentElement!.closest('[data-ref], [data-wrong]')) continue;
			const decimals = /[−-]?\d+(\.\d+(×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g;
			nameless.push(...(textOf(texts.currentNode).match(decimals) ?? []));
		}
		const maps = [...step.querySelectorAll('canvas')].map((canvas) => {
			// Read off a copy: Chromium warns of a canvas that is read off too often.
			const copy = new OffscreenCanvas(canvas.width, canvas.height);
			const context = copy.getContext('2d', { willReadFrequently: true })!;
			context.drawImage(canvas, 0, 0);
			const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
			const name = canvas.closest('[role="application"]')?.getAttribute('aria-label') ?? '';
			return { name, drawn: data.some((level) => level > 0) };
		});
		const place = [...step.querySelectorAll('nav > a, nav li')].map(textOf);
		return { place, printed, nameless, maps };
	});
}

/** All that the screen shows, piece by piece: two screens are the same when their pieces are. */
export function copyOfScreen(page: Page): Promise<string[]> {
	return page.getByRole('main').evaluate((main) => {
		// How attributes are ordered, spaced and spelt is nothing that can be seen.
		const wordsOf = (element: HTMLElement | SVGElement, name: string) => {
			if (name === 'class') return [...element.classList].sort();
			if (name === 'style') return element.style.cssText.split(/; ?/).sort();
			return [element.getAttribute(name)];
		};
		const attributes = (element: HTMLElement | SVGElement) =>
			element.getAttributeNames().map((name) => `${name}="${wordsOf(element, name).join(' ')}"`);
		const pieces: string[] = [];
		const nodes = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		while (nodes.nextNode()) {
			const node = nodes.currentNode;
			if (node instanceof HTMLElement || node instanceof SVGElement) {
				pieces.push(`<${[node.localName, ...attributes(node).sort()].join(' ')}>`);
			} else if (node.textContent?.trim()) {
				pieces.push(node.textContent.trim());
			}
			if (node instanceof HTMLCanvasElement) pieces.push(node.toDataURL());
		}
		const rest = document.querySelector('footer')!.innerText;
		return [...pieces, rest];
	});
}
