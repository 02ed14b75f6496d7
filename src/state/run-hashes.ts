/*
 * The hashes by which the page of training leads into passes: `link.ts` reads them, and writes more
 * than that page should load.
 */

/** The pass of an image, from 1, of the batch of an update, from 1. */
export function batchHash(update: number, image: number): string {
	return `#update=${update}.${image}`;
}

/** The pass of a digit of a set, from 0, through the network after an update. */
export function answerHash(update: number, source: string, index: number): string {
	return `#digit=${index}@${encodeURIComponent(source)}&after=${update}`;
}
