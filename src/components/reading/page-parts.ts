import type { Block, FigureBlock, Page } from '$pages/page';
import type { NetworkId } from '$state/networks';
import { passOf, type Pass } from '$state/pass-of';
import { small } from '$state/small-networks';
import type { Still } from '$components/matrix/heat-map-context';
import type HeatMap from '$components/matrix/HeatMap.svelte';
import { hasMap } from './has-map';
import type LedgerTable from './LedgerTable.svelte';

/** What a page needs besides its words: many pages are without any. */
export interface PageParts {
	readonly passes: Readonly<Partial<Record<NetworkId, Pass>>>;
	/** Null when all matrices of the page are small. */
	readonly HeatMap: typeof HeatMap | null;
	/** How the build draws those that are not; null in a browser, and when there are none. */
	readonly still: Still | null;
	/** Null when the page has no ledger. */
	readonly LedgerTable: typeof LedgerTable | null;
}

/** Computes the passes that a page's figures show, and loads what draws its larger blocks. */
export async function pageParts({ blocks }: Page): Promise<PageParts> {
	const figures = figuresIn(blocks);
	const passes: Partial<Record<NetworkId, Pass>> = {};
	for (const network of new Set(figures.map(({ network }) => network))) {
		passes[network] =
			network === '784-30-10'
				? (await import('$state/built-in-pass')).builtInPass(network)
				: passOf(small[network]());
	}
	const hasMaps = figures.some(({ network, makes }) => hasMap(passes[network]!, makes));
	const hasLedger = blocks.some(({ kind }) => kind === 'ledger');
	return {
		passes,
		HeatMap: hasMaps ? (await import('$components/matrix/maps-apart')).HeatMap : null,
		still: hasMaps && import.meta.env.SSR ? (await import('$pages/still')).still : null,
		LedgerTable: hasLedger ? (await import('./LedgerTable.svelte')).default : null
	};
}

function figuresIn(blocks: readonly Block[]): FigureBlock[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'slip') return figuresIn(block.blocks);
		return block.kind === 'figure' ? [block] : [];
	});
}
