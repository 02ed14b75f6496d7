import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** A file to be picked or dropped. */
export interface FileToOpen {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** A document as a file; an object is written as JSON. */
export function documentFile(name: string, content: string | object): FileToOpen {
	const text = typeof content === 'string' ? content : JSON.stringify(content);
	return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Picks files with a field for files. */
export function pick(field: Locator, files: readonly FileToOpen[]): Promise<void> {
	return field.setInputFiles([...files]);
}

/** Picks documents with the field along the top. */
export function pickDocuments(page: Page, files: readonly FileToOpen[]): Promise<void> {
	return pick(page.getByLabel('A model or a sample'), files);
}

/** Drops files on the page, as from a folder beside it. */
export async function drop(page: Page, files: readonly FileToOpen[]): Promise<void> {
	const dataTransfer = await page.evaluateHandle(
		(files) => {
			const transfer = new DataTransfer();
			for (const { name, base64 } of files) {
				const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
				transfer.items.add(new File([bytes], name));
			}
			return transfer;
		},
		files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }))
	);
	await page.dispatchEvent('main', 'dragenter', { dataTransfer });
	await page.dispatchEvent('main', 'dragover', { dataTransfer });
	await page.dispatchEvent('main', 'drop', { dataTransfer });
}

/** The two ways to open documents. */
export const waysToOpen = { picked: pickDocuments, dropped: drop };

/** Saves a document with the menu along the top, and gives its name and its text. */
export async function exportDocument(
	page: Page,
	kind: 'Model' | 'Sample' | 'Trace of this pass'
): Promise<{ name: string; text: string }> {
	await page.getByText('Export', { exact: true }).click();
	return saved(page, () => page.getByRole('button', { name: kind, exact: true }).click());
}

/** The file that the page saves when something is done, by its name and its text. */
export async function saved(
	page: Page,
	save: () => Promise<void>
): Promise<{ name: string; text: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), save()]);
	const text = await readFile(await download.path(), 'utf8');
	return { name: download.suggestedFilename(), text };
}
