import type { Attachment } from 'svelte/attachments';

const parts: Record<'never' | 'rather', Set<Element>> = { never: new Set(), rather: new Set() };

/** Marks a part of the page that what lies over the page never covers, or had better not. */
export function keptFree(how: keyof typeof parts): Attachment {
	return (element) => {
		parts[how].add(element);
		return () => void parts[how].delete(element);
	};
}

/** Where the marked parts are, in the page's pixels. */
export function areasKeptFree(how: keyof typeof parts): DOMRect[] {
	return Array.from(parts[how], (element) => element.getBoundingClientRect());
}
