/**
 * Takes a picture of every page in its main states, at the sizes of a projector, a desktop and a
 * phone, light and dark, and writes them to looks/:
 *
 *     npm run look                  all of them
 *     npm run look -- mnist dark    those whose name holds both words
 */
import { mkdir } from 'node:fs/promises';
import { chromium, type Page } from 'playwright';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/** A page in one of its states: `prepare` brings it there from its first state. */
interface Look {
	readonly page: string;
	readonly state: string;
	readonly path: string;
	readonly prepare: (page: Page) => Promise<void>;
}

const steppers = [
	{ page: 'home', path: '/' },
	{ page: 'bridge', path: '/#3-3-2' },
	{ page: 'mnist', path: '/mnist/' }
];
const steps: Record<string, readonly string[]> = {
	start: [],
	'step-1': presses('ArrowRight', 1),
	'step-3': presses('ArrowRight', 3),
	'step-6': presses('ArrowRight', 6),
	'step-8': presses('ArrowRight', 8),
	'step-9': presses('ArrowRight', 9),
	end: ['End']
};
const looks: readonly Look[] = [
	...steppers.flatMap((stepper) =>
		Object.entries(steps).map(([state, keys]) => ({
			...stepper,
			state,
			prepare: (page: Page) => pressAll(page, keys)
		}))
	)
];

const sizes = [
	{ width: 1280, height: 600, fullPage: false },
	{ width: 1920, height: 1080, fullPage: false },
	{ width: 390, height: 844, fullPage: true }
];
const schemes = ['light', 'dark'] as const;

interface Picture {
	readonly name: string;
	readonly look: Look;
	readonly size: (typeof sizes)[number];
	readonly colorScheme: (typeof schemes)[number];
}

await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
	const pictures = allPictures().filter(({ name }) => words.every((word) => name.includes(word)));
	if (pictures.length === 0) {
		console.error(`No picture's name holds ${words.join(' and ')}.`);
		process.exitCode = 1;
		return;
	}

	await mkdir('looks', { recursive: true });
	const folder = process.env.BUILD_DIR || 'build';
	const { url, close } = await serve({ folder, base: process.env.BASE_PATH ?? '' });
	const browser = await chromium.launch(launchOptions());
	try {
		// One page for all: opening one takes longer than the picture.
		const page = await browser.newPage();
		for (const picture of pictures) console.log(await take(page, url, picture));
	} finally {
		await browser.close();
		await close();
	}
}

function allPictures(): Picture[] {
	return looks.flatMap((look) =>
		sizes.flatMap((size) =>
			schemes.map((colorScheme) => {
				const name = `${look.page}-${look.state}-${size.width}x${size.height}-${colorScheme}`;
				return { name, look, size, colorScheme };
			})
		)
	);
}

async function take(
	page: Page,
	url: string,
	{ name, look, size: { fullPage, ...viewport }, colorScheme }: Picture
): Promise<string> {
	const path = `looks/${name}.png`;
	await page.setViewportSize(viewport);
	await page.emulateMedia({ colorScheme });
	// Away first: another hash of the same page would keep the state of the last picture.
	await page.goto('about:blank');
	await page.goto(new URL(look.path.slice(1), url).href);
	// Kit adds its announcer when it has taken over: from then on the page answers to keys.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await look.prepare(page);
	await page.evaluate(() => document.fonts.ready);
	await page.waitForFunction(() =>
		document.getAnimations().every(({ playState }) => playState !== 'running')
	);
	if (fullPage) {
		// As tall as the page, so that what sticks to the window's edge covers nothing.
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await page.setViewportSize({ ...viewport, height });
	}
	await page.screenshot({ path, animations: 'disabled' });
	return path;
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

function presses(key: string, times: number): string[] {
	return Array.from({ length: times }, () => key);
}
