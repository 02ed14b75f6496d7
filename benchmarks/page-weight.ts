import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** What a first visit to a page loads, in bytes after gzip (fonts as they are). */
export async function pageWeight(page: Page, address: string) {
	const sizes: Record<'html' | 'js' | 'css' | 'fonts', number> = {
		html: 0,
		js: 0,
		css: 0,
		fonts: 0
	};
	const bodies: Promise<void>[] = [];
	const context = await page.context().browser()!.newContext({ serviceWorkers: 'block' });
	const visitor = await context.newPage();
	visitor.on('response', (response) => {
		bodies.push(
			response.body().then((body) => {
				const type = response.headers()['content-type'] ?? '';
				if (/javascript/.test(type)) sizes.js += gzipSync(body).length;
				else if (/css/.test(type)) sizes.css += gzipSync(body).length;
				else if (/html/.test(type)) sizes.html += gzipSync(body).length;
				else if (/font/.test(type)) sizes.fonts += body.length;
			})
		);
	});
	await visitor.goto(address, { waitUntil: 'networkidle' });
	await Promise.all(bodies);
	await context.close();
	return sizes;
}
