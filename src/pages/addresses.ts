import { afterStep } from '$replay/moment';
import { nothing, readLink, writeLink } from '$state/link';
import { LARGE, SEED, type NetworkId } from '$state/networks';
import type { Fail } from './content-error';

/** The addresses of the site's pages, below the path that it is served under. */
export interface Addresses {
	/** The address of a step, by its cursor, of a built-in network; of the start when it is 0. */
	step(network: NetworkId, cursor: number): string;
	/** What a link of the content leads to. */
	link(written: string, fail: Fail): string;
}

/**
 * The addresses of a site that is served under `base` and has these pages, each with a `/` before
 * it, with the ids of their sections.
 */
export function addresses(
	base: string,
	pages: ReadonlyMap<string, ReadonlySet<string>>
): Addresses {
	const page = (path: string) => (path === '/' ? `${base}/` : `${base}${path}/`);
	return {
		step(network, cursor) {
			const hash = writeLink({
				...nothing,
				network: network === '3-3-2' ? network : null,
				// What is read shows random weights, which need no download.
				seed: network === LARGE ? SEED : null,
				moment: cursor > 0 ? afterStep(cursor) : null
			});
			return page(network === LARGE ? '/mnist' : '/') + (hash && `#${hash}`);
		},
		link(written, fail) {
			if (/^https?:\/\//.test(written)) return written;
			const [path, hash] = written.split('#', 2);
			const sections = pages.get(path);
			if (!sections) return fail(`there is no page ${path || written}`);
			if (hash === undefined) return page(path);
			const isStepper = path === '/' || path === '/mnist';
			const isThere = isStepper ? readLink(hash).ignored.length === 0 : sections.has(hash);
			if (!isThere) return fail(`${path} has no place #${hash}`);
			return `${page(path)}#${hash}`;
		}
	};
}
