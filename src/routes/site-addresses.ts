import { resolve } from '$app/paths';

/** The address of every part of the site, by name. */
export function siteAddresses(): Readonly<Record<string, string>> {
	return {
		Step: resolve('/'),
		Train: resolve('/train/'),
		Equations: resolve('/equations/'),
		'The question': resolve('/question/')
	};
}
