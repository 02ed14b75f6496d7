/** The set of the digits that the visitor has drawn. */
export const DRAWN_BY_YOU = 'Drawn by you';

/** The set of one drawing that came with a link, and is shown and not kept. */
export const FROM_LINK = 'A drawing from a link';

/** The set of one drawing that was deleted while it was at work. */
export const DELETED = 'A deleted drawing';

/** Whether a source is that of one drawing that is shown and not kept. */
export function isNotKept(source: string): boolean {
	return source === FROM_LINK || source === DELETED;
}
