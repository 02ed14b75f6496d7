/** How many characters of a text that was found are shown. */
const SHOWN = 40;

/** A number as sentences have it: 10,000. */
export function grouped(count: number): string {
	return count.toLocaleString('en-US');
}

/** `text` without anything that could break a line or hide in one; such characters become \u escapes. */
export function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
		[...Array(character.length).keys()]
			.map((k) => `\\u${character.charCodeAt(k).toString(16).padStart(4, '0')}`)
			.join('')
	);
}

/** `text` in quotation marks, on one line, cut when it is long. */
export function quoted(text: string): string {
	const cut = text.length > SHOWN;
	return oneLine(JSON.stringify(cut ? text.slice(0, SHOWN) + '…' : text));
}

/** What a document has in some place, in a few words; `undefined` is a key that is not there. */
export function found(value: unknown): string {
	if (value === undefined) return 'missing';
	if (typeof value === 'string') return quoted(value);
	if (Array.isArray(value)) return `a list of ${grouped(value.length)}`;
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}
