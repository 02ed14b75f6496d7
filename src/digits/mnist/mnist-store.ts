import { clear, createStore, get, set } from 'idb-keyval';
import { mnistFiles } from './mnist-files';
import type { FileBytes } from './mnist-messages';

/** Where MNIST's files are kept, by their names. */
export interface MnistStore {
	/** A file that was kept; null when it was not, or is not whole. */
	readonly kept: (name: string) => Promise<FileBytes | null>;
	/** Rejects where the browser keeps nothing, or not so much. */
	readonly keep: (name: string, bytes: FileBytes) => Promise<void>;
	readonly forget: () => Promise<void>;
}

const files = () => createStore('backstep-mnist', 'files');

/** The browser's own storage. */
export const browserStore: MnistStore = {
	kept: async (name) => {
		const bytes: unknown = await get(name, files());
		const whole = mnistFiles.find((file) => file.name === name)?.bytes;
		return bytes instanceof Uint8Array && bytes.length === whole ? (bytes as FileBytes) : null;
	},
	keep: (name, bytes) => set(name, bytes, files()),
	forget: () => clear(files())
};
