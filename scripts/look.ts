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
/** What can be open beside the step, by the links that open it. */
const opened: Record<string, string> = {
	'home row': '/#at=9.2&watch=W1.2.1,delta1.1,E',
	'home term': '/#at=9.2.1',
	'home origin': '/#at=7&open=origin:dE_dW1.2.2',
	'home given': '/#at=1&open=origin:W1.2.2',
	'home edit': '/#open=edit',
	'home rounds': '/#rounds=20&at=3&open=edit',
	'home stops': '/#at=6&stop=EQ4,above1&open=stops',
	'home transpose': '/#at=9&open=transpose',
	'home wrong-link': '/#at=3&W9.1.1=2&hello',
	'bridge square': '/#3-3-2&to-input=on&at=16&open=transpose',
	'bridge watched': '/#3-3-2&at=15&watch=W1.1.1,W2.2.3,delta1.2',
	'mnist origin': '/mnist/#at=1&open=origin:z1.5',
	'mnist watched': '/mnist/#at=13&watch=W1.1.100,E',
	'mnist row': '/mnist/#at=1.7',
	'mnist term': '/mnist/#at=1.7.301',
	'mnist edit': '/mnist/#at=5&open=edit'
};
/** A 3 that somebody has drawn. */
const DRAWN = '3.LBm0AuIBMik0J0wFTgM4IjgkAD4APjMyMTQ9FD0WSA5IED4uPC4GSAZILzwtPlEUTxZHH0cd';
/** The pages that are read. */
const read: Record<string, string> = {
	path: '/equations/',
	'one-weight': '/equations/one-weight/',
	eq1: '/equations/eq1/',
	eq3: '/equations/eq3/',
	eq5: '/equations/eq5/',
	'all-six': '/equations/all-six/',
	question: '/question/'
};
/** The page of training, before a run and after a short one on digits that the project draws. */
const trained: Record<string, (page: Page) => Promise<void>> = { start: settle, run: trainShortly };

const looks: readonly Look[] = [
	...steppers.flatMap((stepper) =>
		Object.entries(steps).map(([state, keys]) => ({
			...stepper,
			state,
			prepare: (page: Page) => pressAll(page, keys)
		}))
	),
	...Object.entries(opened).map(([name, path]) => {
		const [page, state] = name.split(' ');
		return { page, state, path, prepare: settle };
	}),
	{ page: 'mnist', state: 'pad', path: `/mnist/#drawn=${DRAWN}`, prepare: openPad },
	{ page: 'home', state: 'keys', path: '/', prepare: (page) => pressAll(page, ['?']) },
	...Object.entries(trained).map(([state, prepare]) => ({
		page: 'train',
		state,
		path: '/train/',
		prepare
	})),
	...Object.entries(read).map(([page, path]) => ({ page, state: 'read', path, prepare: settle }))
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
		const page = await browser.newPage({ serviceWorkers: 'block' });
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

/** Waits for the code of what a link opens. */
async function settle(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
}

/** The dialog of digits, at its tab to draw on. */
async function openPad(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	await page.getByRole('tab', { name: 'Draw' }).click();
	await page
		.getByRole('button', { name: 'Keep it' })
		.or(page.getByRole('list', { name: 'Drawn by you' }))
		.first()
		.waitFor();
}

/** A run of a thousand updates; the pictures after the first find it kept by the browser. */
async function trainShortly(page: Page): Promise<void> {
	const start = page.getByRole('button', { name: 'Start', exact: true, disabled: false });
	const ended = page.getByRole('heading', { name: /right after update 1,000$/ });
	await start.or(ended).first().waitFor();
	if (await start.isVisible()) {
		await page.getByLabel('Epochs', { exact: true }).fill('1');
		await page.getByLabel('Training images').fill('10000');
		await start.click();
	}
	await ended.waitFor();
}
