// Characters for private use: nothing in Markdown, in TeX or in a directive means them.
const OPEN = '\uE000';
const CLOSE = '\uE001';
const HIDDEN = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

/** A text whose `{{…}}` stand aside, so that no syntax takes their signs for its own. */
export interface Hidden {
	readonly text: string;
	readonly written: readonly string[];
}

/** Puts what stands in double braces aside; every line stays the line it is. */
export function hideBraces(text: string): Hidden {
	const written: string[] = [];
	return {
		text: text.replace(
			/\{\{([^{}\n]*)\}\}/g,
			(_, inner: string) => `${OPEN}${written.push(inner) - 1}${CLOSE}`
		),
		written
	};
}

/** Takes a piece of such a text apart: what stands between double braces, and what stood in them. */
export function pieces(text: string, written: readonly string[]): (string | { inner: string })[] {
	return text
		.split(HIDDEN)
		.map((piece, k) => (k % 2 === 0 ? piece : { inner: written[Number(piece)] }))
		.filter((piece) => piece !== '');
}
