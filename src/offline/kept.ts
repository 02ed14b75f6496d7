/** The lists of the built site that Kit gives to a service worker; every address starts with `base`. */
export interface Site {
	readonly base: string;
	/** Files whose names change with their content. */
	readonly build: readonly string[];
	/** The rest of what is copied as it is. */
	readonly files: readonly string[];
	/** Pages, whose addresses end in a slash, their data, and documents. */
	readonly prerendered: readonly string[];
}

/** The page that hosts show for addresses that do not exist, without the site's base. */
export const NOT_FOUND = '/404.html';

/** Every browser with service workers reads woff2. */
const OLD_FONT = /\.(ttf|woff)$/;
/** Letters of languages that the site is not written in: a visitor's file name may need them. */
const FOREIGN_LETTERS = /-(cyrillic|cyrillic-ext|greek-ext|vietnamese)-wght-/;
/** For those who share a link; no page shows it. */
const PREVIEW = /\/step\.png$/;

/** The addresses of all that has to be at hand for every page to work without a network. */
export function keptAddresses({ base, build, files, prerendered }: Site): string[] {
	const pages = prerendered.map((path) => (path === `${base}/404` ? base + NOT_FOUND : path));
	return [...build, ...files, ...pages].filter(
		(path) => ![OLD_FONT, FOREIGN_LETTERS, PREVIEW].some((needless) => needless.test(path))
	);
}

/** The site's page at a path, with or without its last slash, or the path itself where there is none. */
export function pageAt(path: string, { prerendered }: Site): string {
	const page = path.endsWith('/') ? path : `${path}/`;
	return prerendered.includes(page) ? page : path;
}

/** Whether all that a page names of the build is the build's: else it is a page of another version. */
export function isOfBuild(html: string, { base, build }: Site): boolean {
	const named = html.match(/\/_app\/immutable\/[\w./-]+/g) ?? [];
	return named.every((path) => build.includes(base + path));
}
