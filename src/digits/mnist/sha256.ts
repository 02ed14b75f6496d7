/** Whether this page may compute SHA-256: browsers let pages do so that came by https, or from this computer. */
export function canHash(): boolean {
	return globalThis.crypto?.subtle !== undefined;
}

/** SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
