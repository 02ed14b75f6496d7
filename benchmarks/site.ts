import { chromium } from 'playwright';
import { launchOptions } from '../scripts/browser.js';
import { serve } from '../scripts/server.js';
import { digitsMemory } from './digits-memory';
import { galleryScroll } from './gallery-scroll';
import { heapAfterPasses } from './heap';
import { keyToPaint } from './key-to-paint';
import { pageWeight } from './page-weight';
import { passTime } from './pass-time';
import { penToPaint } from './pen-to-paint';
import { whileTraining } from './while-training';
import type { Row } from './table';

const ms = (x: number) => `${x.toFixed(2)} ms`;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** What the built site and the engine take: a pass, a key press, the first load, the heap. */
export async function siteRows(): Promise<Row[]> {
	const rows: Row[] = [];
	const pass = passTime();
	rows.push([
		`recorded pass of 784-30-10, Node (${pass.passes} passes)`,
		`median ${ms(pass.median)}, p95 ${ms(pass.p95)}`,
		'≤ 2 ms'
	]);

	const { url, close } = await serve({ folder: 'build' });
	const browser = await chromium.launch(launchOptions());
	try {
		const page = await browser.newPage({
			viewport: { width: 1280, height: 600 },
			// What keeps the site for later would be at work in the background.
			serviceWorkers: 'block'
		});
		for (const [network, path] of [
			['3-2', ''],
			['3-3-2', '#3-3-2'],
			['784-30-10', 'mnist/']
		]) {
			for (const grain of ['equation', 'row', 'term'] as const) {
				const { median, p95, presses } = await keyToPaint(page, url + path, grain);
				rows.push([
					`key press → paint, ${network}, by ${grain} (${presses} presses)`,
					`median ${ms(median)}, p95 ${ms(p95)}`,
					'≤ 16 ms, ≤ 50 ms'
				]);
			}
		}
		const pen = await penToPaint(page, `${url}mnist/`);
		rows.push([
			`pen move → paint on the pad (${pen.presses} moves)`,
			`median ${ms(pen.median)}, p95 ${ms(pen.p95)}`,
			'≤ 16 ms, ≤ 50 ms'
		]);
		const scroll = await galleryScroll(page, `${url}mnist/`);
		rows.push([
			'between frames, while 60,000 digits scroll in the gallery',
			scroll
				? `median ${ms(scroll.median)}, p95 ${ms(scroll.p95)} (${scroll.frames} frames)`
				: 'skipped: no ../shared/mnist',
			'≤ 16.7 ms'
		]);
		const training = await whileTraining(page, `${url}train/`);
		rows.push(
			[
				`key press → paint, /train/ while it trains (${training.presses} presses)`,
				`median ${ms(training.median)}, p95 ${ms(training.p95)}`,
				'p95 ≤ 50 ms'
			],
			[
				'key press → its update’s weights on show, /train/ while it trains',
				`median ${ms(training.picture.median)}, p95 ${ms(training.picture.p95)}`,
				''
			],
			['frames a second, /train/ while it trains', training.frames.toFixed(1), '60']
		);
		for (const [path, goal] of [
			['', '≤ 90 kB'],
			['mnist/', '≤ 110 kB'],
			['equations/eq5/', '≤ 60 kB']
		]) {
			const { js, html, css, fonts } = await pageWeight(page, url + path);
			rows.push([
				`JavaScript of the first load of /${path}, gzip`,
				`${kB(js)} (HTML ${kB(html)}, CSS ${kB(css)}, fonts ${kB(fonts)})`,
				goal
			]);
		}
		const heap = await heapAfterPasses(page, `${url}mnist/`);
		rows.push([
			`heap of /mnist/ after ${heap.passes} more passes`,
			`${kB(heap.before)} → ${kB(heap.after)}`,
			'bounded'
		]);
		const memory = await digitsMemory(page, `${url}mnist/`);
		rows.push([
			'heap and buffers of /mnist/, empty → with MNIST’s 70,000 digits',
			memory ? `${kB(memory.before)} → ${kB(memory.after)}` : 'skipped: no ../shared/mnist',
			'≤ 120 MB more'
		]);
	} finally {
		await browser.close();
		await close();
	}
	return rows;
}
