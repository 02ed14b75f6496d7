import katex from 'katex';

/**
 * The HTML and MathML of a formula, made while the site is built. `hooked` is what is drawn, with
 * the page's `\htmlData` and `\htmlClass`; `plain` is the TeX that people copy. Throws KaTeX's
 * ParseError when the TeX is broken.
 */
export function renderTex(
	hooked: string,
	plain: string,
	{ displayMode = false }: { displayMode?: boolean } = {}
): string {
	const html = katex.renderToString(hooked, {
		displayMode,
		throwOnError: true,
		strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
		trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass'
	});
	return html.replace(
		/(<annotation encoding="application\/x-tex">).*?(<\/annotation>)/s,
		(_, open: string, close: string) => open + escapeHtml(plain) + close
	);
}

/** Text as HTML has it. */
export function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
