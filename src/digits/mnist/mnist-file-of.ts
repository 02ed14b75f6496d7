import { mnistFiles, type MnistFile } from './mnist-files';
import { canHash, sha256 } from './sha256';

/** Which of MNIST's files unzipped bytes are, by their length and then their SHA-256; null for none of them, or where the page may not compute it. */
export async function mnistFileOf(bytes: Uint8Array<ArrayBuffer>): Promise<MnistFile | null> {
	const file = mnistFiles.find((file) => file.bytes === bytes.length);
	if (!file || !canHash()) return null;
	return (await sha256(bytes)) === file.sha256 ? file : null;
}
