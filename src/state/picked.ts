import type { Notice, Session } from './session.svelte';

/** Files that were picked: those that are to be read as documents, and the others. */
export async function sortPicked(files: readonly File[]) {
	const documents: File[] = [];
	const others: File[] = [];
	for (const file of files) ((await looksLikeJson(file)) ? documents : others).push(file);
	return { documents, others };
}

/** JSON starts with a character that neither gzip nor IDX starts with; an unreadable document is named as one by its ending. */
async function looksLikeJson(file: File): Promise<boolean> {
	if (/\.json$/i.test(file.name)) return true;
	const start = await file.slice(0, 64).text();
	return /^\uFEFF?\s*[[{"]/.test(start);
}

const SWITCH = 'Switch to 784-30-10 to use them.';

/** What is to be said after files of digits were taken in: what is missing, or where the digits go. */
export function digitsNotice({ digits, takesDigits }: Session): Notice | null {
	const { set } = digits;
	const { notice } = digits.library;
	if (notice) {
		const goOn = notice.kind === 'complete' && !takesDigits ? ` ${SWITCH}` : '';
		const kind = notice.kind === 'mismatch' ? 'fault' : 'remark';
		return { kind, text: notice.sentence + goOn };
	}
	if (!set || takesDigits) return null;
	const text = `${set.count.toLocaleString('en')} digits loaded from ${set.source}. ${SWITCH}`;
	return { kind: 'remark', text };
}
