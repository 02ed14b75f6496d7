import { resolve } from '$app/paths';
import { readContent, type Content } from '$pages/read-content';

const files = import.meta.glob<string>(
	['/content/equations/*.md', '/content/glossary/*.md', '/content/*.md', '!/content/README.md'],
	{ query: '?raw', import: 'default', eager: true }
);

let content: Content | undefined;

/** The pages of `content/`, read once while the site is built. */
export function readOnce(): Content {
	return (content ??= readContent(files, resolve('/').replace(/\/$/, '')));
}
