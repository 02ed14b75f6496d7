import type { Pointed } from '$state/pointing.svelte';

/**
 * The style rule that lights what is pointed at in the text and the formulas below a scope, which
 * were made by the build and so can only be told apart by their attributes; '' for nothing.
 */
export function litRule(scope: string, at: Pointed | null): string {
	if (at === null) return '';
	const { id, row, col } = at;
	// Of a transpose the home is the matrix that it was turned from.
	const selectors = [`[data-whole='${id}']`, `[data-whole='${id}_T']`];
	if (row !== null) {
		selectors.push(
			`[data-ref='${id}'][data-row='${row}'][data-col='${col}']`,
			`[data-ref='${id}_T'][data-row='${col}'][data-col='${row}']`
		);
	}
	return `${selectors.map((selector) => `${scope} ${selector}`).join(', ')} { background: var(--lit); outline: var(--lit-line) }`;
}
