import type { Attempt } from './mnist-fetch';

/** Unzipped bytes of one of MNIST's files. */
export type FileBytes = Uint8Array<ArrayBuffer>;

/** One of MNIST's files, by its usual name. */
export interface KnownFile {
	readonly name: string;
	readonly bytes: FileBytes;
}

/** What the page asks of the worker; each ask but `cancel` ends with `idle`. */
export type MnistRequest =
	/** The files that the browser has kept. */
	| { readonly ask: 'recall' }
	/** All files but those that are here already, from the mirrors. */
	| { readonly ask: 'fetch'; readonly here: readonly string[] }
	/** Those of the visitor's files that are MNIST's, whatever they are called. */
	| { readonly ask: 'take'; readonly files: readonly File[] }
	/** To keep files that are known for MNIST's by their sums: their bytes are handed over. */
	| { readonly ask: 'keep'; readonly files: readonly KnownFile[] }
	| { readonly ask: 'cancel' }
	| { readonly ask: 'forget' };

/** What the worker tells the page. */
export type MnistReport =
	/** A file is here: its bytes are handed over. */
	| {
			readonly tell: 'file';
			readonly name: string;
			readonly bytes: FileBytes;
			readonly kept: boolean;
	  }
	/** So many gzipped bytes of a file have come. */
	| { readonly tell: 'progress'; readonly name: string; readonly received: number }
	/** No mirror gave the file. */
	| { readonly tell: 'failed'; readonly name: string; readonly attempts: readonly Attempt[] }
	/** A file of the visitor's is none of MNIST's: why, as a sentence. */
	| { readonly tell: 'refused'; readonly why: string }
	/** The browser does not keep a file: there is no room, or it keeps nothing. */
	| { readonly tell: 'not-kept'; readonly why: 'room' | 'nothing' }
	| { readonly tell: 'idle' };
