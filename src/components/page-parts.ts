import { matrixForm } from '$geometry/matrix-form';
import type { Block, Page } from '$pages/page';
import type { NetworkId } from '$state/networks';
import { passOf, type Pass } from '$state/pass-of';
import { small } from '$state/small-networks';
import type HeatMap from './HeatMap.svelte';
import type LedgerTable from './LedgerTable.svelte';

/** What a page needs besides its words: many pages are without any. */
export interface PageParts {
	readonly passes: Readonly<Partial<Record<NetworkId, Pass>>>;
	/** Null when all matrices of the page are small. */
	readonly HeatMap: typeof HeatMap | null;
	/** Null when the page has no ledger. */
	readonly LedgerTable: typeof LedgerTable | null;
}

/** Computes the passes that a page's figures show, and loads what draws its larger blocks. */
export async function pageParts({ blocks }: Page): Promise<PageParts> {
	const passes: Partial<Record<NetworkId, Pass>> = {};
	for (const network of new Set(networksIn(blocks))) {
		passes[network] =
			network === '784-30-10'
				? (await import('$state/built-in-pass')).builtInPass(network)
				: passOf(small[network]());
	}
	const isLarge = Object.values(passes).some(({ trace }) =>
		trace.values.some(({ tensor: { rows, cols } }) => matrixForm(rows, cols) !== 'numerals')
	);
	const hasLedger = blocks.some(({ kind }) => kind === 'ledger');
	return {
		passes,
		HeatMap: isLarge ? (await import('./HeatMap.svelte')).default : null,
		LedgerTable: hasLedger ? (await import('./LedgerTable.svelte')).default : null
	};
}

function networksIn(blocks: readonly Block[]): NetworkId[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'slip') return networksIn(block.blocks);
		return block.kind === 'figure' ? [block.network] : [];
	});
}
