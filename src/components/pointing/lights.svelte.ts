import type { Attachment } from 'svelte/attachments';
import type { Pointing } from '$state/pointing.svelte';
import { litRule } from './lit-rule';

/** Lights what is pointed at wherever it stands below an element of the class. */
export function lights(pointing: Pointing, scope: string): Attachment {
	return () => {
		const sheet = new CSSStyleSheet();
		document.adoptedStyleSheets.push(sheet);
		$effect(() => sheet.replaceSync(litRule(`.${scope}`, pointing.at)));
		return () => {
			const left = document.adoptedStyleSheets.filter((other) => other !== sheet);
			document.adoptedStyleSheets = left;
		};
	};
}
