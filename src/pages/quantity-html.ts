import { escapeHtml } from '$notation/render-tex';
import type { NetworkId } from '$state/networks';
import type { Quantity } from './quantity';

/**
 * A quantity inside a sentence. A number carries the place that the trace has it under; one of the
 * page's own network is lit together with the page's figures.
 */
export function quantityHtml({ text, of }: Quantity, network: NetworkId | null): string {
	if (!of) return escapeHtml(text);
	const { id, row, col, number, role } = of;
	const place =
		of.network === network
			? `data-ref="${id}" data-row="${row}" data-col="${col}"`
			: `data-network="${of.network}" data-of="${id} ${row} ${col}"`;
	// Adding 0 writes −0 as documents do: 0.
	return `<span class="number ${role}" ${place} data-value="${number + 0}">${text}</span>`;
}
