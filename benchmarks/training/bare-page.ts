import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { readKernel } from '../../scripts/compile-kernel.js';
import type { Mnist } from '../../scripts/mnist-folder';
import { serve } from '../../scripts/server.js';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * A folder with a page that has nothing but our kernel, served on this machine, and MNIST beside it
 * as raw bytes, if it is given: the page and the peers read them there.
 */
export async function barePage(mnist?: Mnist) {
	const folder = mkdtempSync(join(tmpdir(), 'backstep-bench-'));
	const put = (name: string, content: string | Uint8Array) =>
		writeFileSync(join(folder, name), content);
	put('kernel.wasm', await readKernel());
	put('page.js', await script());
	put(
		'index.html',
		'<!doctype html><title>Backstep</title><script type="module" src="page.js"></script>'
	);
	for (const [name, set] of Object.entries(mnist ?? {})) {
		put(`${name}-pixels`, set.pixels);
		put(`${name}-labels`, set.labels);
	}
	const { url, close } = await serve({ folder });
	return {
		url,
		folder,
		close: async () => {
			await close();
			rmSync(folder, { recursive: true });
		}
	};
}

/** in-browser.ts and all that it imports, as one script. */
async function script(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: ['engine', 'digits', 'training'].map(alias) },
		build: {
			write: false,
			lib: { entry: path('in-browser.ts'), formats: ['es'], fileName: 'page' }
		}
	});
	const [{ output }] = built as Extract<typeof built, unknown[]>;
	return output[0].code;
}

const alias = (layer: string) => ({ find: `$${layer}`, replacement: path(`../../src/${layer}`) });
