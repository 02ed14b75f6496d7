import type { NetworkId } from '$state/networks';
import type { Addresses } from './addresses';
import type { Fail } from './content-error';
import type { Glossary } from './glossary';

/** What the Markdown of a file is read with. */
export interface Reading {
	/** The network that names without a prefix belong to; null where there is none. */
	readonly network: NetworkId | null;
	readonly addresses: Addresses;
	/** The words that may be used; null inside the glossary itself. */
	readonly glossary: Glossary | null;
	/** Fails at a line of the file. */
	at(line: number): Fail;
}
