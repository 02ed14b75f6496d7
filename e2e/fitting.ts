import type { Page } from '@playwright/test';

/** Every text that is drawn smaller than 14 px. */
export function smallTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		/** Is an element there only for those who hear the page? */
		const isHidden = (element: Element) => {
			for (let at: Element | null = element; at; at = at.parentElement) {
				const { width, height } = at.getBoundingClientRect();
				if (width <= 1 && height <= 1 && getComputedStyle(at).overflow === 'hidden') return true;
			}
			return !element.checkVisibility();
		};
		const small = new Map<number, string[]>();
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const text = texts.currentNode.textContent!.replace(/[\s\u200b]+/g, ' ').trim();
			const element = texts.currentNode.parentElement!;
			if (!text || element.matches('script, style') || isHidden(element)) continue;
			const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1;
			const size = parseFloat(getComputedStyle(element).fontSize) * scale;
			if (size >= 13.99) continue;
			const rounded = Math.round(size * 10) / 10;
			small.set(rounded, [...(small.get(rounded) ?? []), text]);
		}
		return [...small].map(
			([size, texts]) => `${texts.length} texts of ${size} px, the first is “${texts[0]}”`
		);
	});
}

/** By how much the page is wider than its window. */
export function sideways(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth } = document.documentElement;
		return scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
	});
}
