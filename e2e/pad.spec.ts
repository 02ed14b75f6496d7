import type { Browser, Locator, Page } from '@playwright/test';
import { oneHot } from '$digits/one-hot';
import { PLAIN, sketchPixels, type Ink, type InkPoint } from '$digits/drawing/drawing';
import { drawnTo } from '$digits/drawing/pen-trail';
import type { Trace } from '$engine/trace';
import { formatNumber } from '$notation/number';
import { expectAccessible } from './accessible';
import { expectEngineNumbers } from './expect-engine-numbers';
import { digitPass } from './networks';
import { readScreen } from './screen';
import { open, settled, stop } from './step-page';
// What is drawn is kept in the browser: each test has one of its own.
import { expect, isolatedTest as test } from './test';

/** The pen's width that the pad opens with, in its units. */
const THICKNESS = 44;

/** Strokes in shares of the pad's side. */
type Shape = readonly (readonly (readonly [x: number, y: number])[])[];

const three: Shape = [
	[
		[0.3, 0.22],
		[0.4, 0.14],
		[0.55, 0.13],
		[0.66, 0.2],
		[0.66, 0.32],
		[0.56, 0.42],
		[0.44, 0.46]
	],
	[
		[0.44, 0.46],
		[0.58, 0.49],
		[0.7, 0.58],
		[0.71, 0.72],
		[0.62, 0.84],
		[0.46, 0.88],
		[0.32, 0.82]
	]
];

test('a digit drawn with the mouse is read live, used, and stepped through with the pixels that it has', async ({
	page
}) => {
	const pad = await openPad(page);
	const strokes = await drawShape(page, pad, three);
	const trace = passOf(strokes, 3);
	const read = await expectReading(page, trace);
	await expect(radio(page, read)).toBeChecked();
	await expect(page.getByText('(as read)')).toBeVisible();

	await radio(page, 3).click({ force: true });
	await expect(page.getByText('(as read)')).toBeHidden();
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(page.getByText('Now in the network: your digit 0, a 3.')).toBeVisible();
	await expectAccessible(page, 'the drawing pad');
	await page.getByRole('button', { name: 'Done' }).click();
	await expectStepped(page, trace);
	await expect(page.getByText('Drawn by you, digit 0: a 3')).toBeVisible();
});

test('what was drawn travels in a link to who has not drawn it, and is theirs when they say so', async ({
	page,
	browser,
	baseURL
}) => {
	const pad = await openPad(page);
	const strokes = await drawShape(page, pad, three);
	await radio(page, 3).click({ force: true });
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(page).toHaveURL(/#drawn=3\.[\w-]{20,400}$/);

	await inAnotherBrowser(browser, baseURL!, async (other) => {
		await open(other, page.url());
		const text = 'A drawing from a link: a 3';
		await expect(other.getByText(text)).toBeVisible();
		await expectStepped(other, passOf(strokes, 3));
		await openPad(other, other.url());
		await expect(kept(other)).toHaveCount(0);
		await other.getByRole('button', { name: 'Keep it' }).click();
		await expect(kept(other)).toHaveCount(1);
		await settled(other);
		await other.reload();
		await expect(other.getByText('Drawn by you, digit 0: a 3')).toBeVisible();
	});
});

test('drawings are kept after a reload: each can be used, drawn on, and deleted', async ({
	page
}) => {
	let pad = await openPad(page);
	const first = await drawShape(page, pad, three);
	await radio(page, 3).click({ force: true });
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(kept(page)).toHaveCount(1);
	await page.getByRole('button', { name: 'Clear' }).click();
	const one = await drawShape(page, pad, [
		[
			[0.5, 0.2],
			[0.5, 0.8]
		]
	]);
	await radio(page, 1).click({ force: true });
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(kept(page)).toHaveCount(2);
	await settled(page);

	pad = await openPad(page);
	await expect(kept(page)).toHaveCount(2);
	await page.setViewportSize({ width: 1280, height: 600 });
	const room = await page
		.getByRole('dialog')
		.evaluate((dialog) => [dialog.scrollHeight, dialog.clientHeight]);
	expect(room[0], 'the dialog needs no scrolling').toBe(room[1]);
	await page.getByRole('button', { name: 'Use your digit 0, a 3' }).click();
	await expect(page.getByRole('img', { name: 'The digit: a 3' })).toBeVisible();
	await expectInput(page, first);

	await page.getByRole('button', { name: 'Draw on your digit 1, a 1' }).click();
	await expectReading(page, passOf(one, 1));
	const more = await drawShape(page, pad, [
		[
			[0.3, 0.8],
			[0.7, 0.8]
		]
	]);
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(kept(page)).toHaveCount(2);
	await expectInput(page, [...one, ...more]);

	await page.getByRole('button', { name: 'Delete your digit 0, a 3' }).click();
	await expect(page.getByRole('button', { name: 'Delete your digit 0, a 1' })).toBeFocused();
	await page.getByRole('button', { name: 'Delete your digit 0, a 1' }).click();
	await expect(kept(page)).toHaveCount(0);
	// The digit at work stays, though it is not kept.
	await expectInput(page, [...one, ...more]);
	const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
	await expect(undo).toBeFocused();
	await undo.press('Enter');
	await expect(kept(page)).toHaveCount(1);
	await expect(page.getByRole('button', { name: 'Delete your digit 0, a 1' })).toBeFocused();

	// What the drawing at work is meant to be, it is at once.
	await page.getByRole('button', { name: 'Draw on your digit 0, a 1' }).click();
	await radio(page, 8).click({ force: true });
	await expect(page.getByRole('img', { name: 'The digit: an 8' })).toBeVisible();
	await expect(kept(page)).toHaveCount(1);
});

test('undo goes back to the drawing before, which keeps its place and what it is meant to be', async ({
	page
}) => {
	const pad = await openPad(page);
	const use = page.getByRole('button', { name: 'Use this digit' });
	const undo = page.getByRole('button', { name: 'Undo' });
	const line: Shape = [
		[
			[0.5, 0.2],
			[0.5, 0.8]
		]
	];
	await drawShape(page, pad, line);
	await radio(page, 1).click({ force: true });
	await use.click();
	await page.getByRole('button', { name: 'Clear' }).click();
	const other = await drawShape(page, pad, three);
	await radio(page, 3).click({ force: true });
	await use.click();
	await expect(kept(page)).toHaveCount(2);

	await page.getByRole('button', { name: 'Draw on your digit 0, a 1' }).click();
	await expect(page.getByText('Takes the place of your digit 0.')).toBeVisible();
	await undo.click();
	await expect(radio(page, 3)).toBeChecked();
	await expect(page.getByText('Takes the place of your digit 1.')).toBeVisible();
	await use.click();
	await expectInput(page, other);
	await expect(kept(page)).toHaveCount(2);
	await expect(page.getByRole('button', { name: 'Use your digit 0, a 1' })).toBeVisible();

	// What was cleared comes back as what it was.
	await page.getByRole('button', { name: 'Clear' }).click();
	await undo.click();
	await expect(page.getByText('Takes the place of your digit 1.')).toBeVisible();
	await undo.click();
	await use.click();
	await expect(kept(page)).toHaveCount(2);
	await expectInput(page, other.slice(0, 1));
});

test('strokes can be undone, done again and cleared; an empty pad gives no digit, a dot does', async ({
	page
}) => {
	const pad = await openPad(page);
	const use = page.getByRole('button', { name: 'Use this digit' });
	await use.click();
	await expect(page.getByText('Draw something first.')).toBeVisible();
	await expect(kept(page)).toHaveCount(0);

	const [upper, lower] = await drawShape(page, pad, three);
	await expect(page.getByText('Draw something first.')).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expectReading(page, passOf([upper], 3));
	await page.getByRole('button', { name: 'Redo' }).click();
	await expectReading(page, passOf([upper, lower], 3));
	await pad.press('ControlOrMeta+z');
	await pad.press('ControlOrMeta+z');
	await expect(page.getByText('Draw, and see').first()).toBeVisible();
	await pad.press('ControlOrMeta+Shift+z');
	await expectReading(page, passOf([upper], 3));
	await page.getByRole('button', { name: 'Clear' }).click();
	await expect(page.getByText('Draw, and see').first()).toBeVisible();
	await expect(pad).toBeFocused();
	await expect(radio(page, 3)).not.toBeChecked();

	const dot = await drawShape(page, pad, [[[0.9, 0.1]]]);
	await expectReading(page, passOf(dot, 0));
	await use.click();
	await expect(kept(page)).toHaveCount(1);
	await page.getByRole('button', { name: 'Clear' }).click();

	// Beyond the edge there is no paper: the pen comes back to it where it crosses the edge.
	await drawOver(page, pad);
	const edge: Ink = [
		[256, 256, PLAIN],
		[512, 256, PLAIN]
	];
	const back: Ink = [
		[512, 384, PLAIN],
		[256, 384, PLAIN]
	];
	await expectReading(page, passOf([edge, back], 0));
});

test('the arrow keys draw too, and say where the pen is', async ({ page }) => {
	const pad = await openPad(page);
	await pad.focus();
	for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowUp');
	await expect(page.getByText('Pen up, 50 % across, 31 % down.')).toBeAttached();
	await page.keyboard.press('Space');
	for (let k = 0; k < 12; k++) await page.keyboard.press('ArrowDown');
	await expect(page.getByText('Pen down, 50 % across, 69 % down.')).toBeAttached();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowRight');
	const line = Array.from({ length: 13 }, (_, k): InkPoint => [256, 160 + 16 * k, PLAIN]);
	await expectReading(page, passOf([line], 1));
	// The keys are the pad's alone: the dialog is open, the step is the same.
	await page.keyboard.press('Escape');
	await expect(page.getByText('Start of 20 steps')).toBeVisible();
});

test('a pen that presses harder draws a wider line', async ({ page }) => {
	const pad = await openPad(page);
	const { x: left, y: top, width } = (await pad.boundingBox())!;
	const browser = await page.context().newCDPSession(page);
	const ink: InkPoint[] = [];
	for (const [type, share, force] of [
		['mousePressed', 0.2, 0.2],
		['mouseMoved', 0.5, 0.6],
		['mouseMoved', 0.8, 1]
	] as const) {
		const [x, y] = [Math.round(left + width / 2), Math.round(top + width * share)];
		const pen = { button: 'left', buttons: 1, clickCount: 1, pointerType: 'pen' } as const;
		await browser.send('Input.dispatchMouseEvent', { type, x, y, force, ...pen });
		const along = [x - left, y - top].map((way) => Math.round((way / width) * 512));
		ink.push([along[0], along[1], Math.round(force * 15)]);
	}
	await expectReading(page, passOf([ink], 1));
});

test('where the browser keeps nothing, the pad says so and goes on', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('refused', 'SecurityError');
		};
	});
	const pad = await openPad(page);
	await drawShape(page, pad, three);
	await page.getByRole('button', { name: 'Use this digit' }).click();
	await expect(page.getByText('This browser keeps nothing here')).toBeVisible();
	await expect(kept(page)).toHaveCount(1);
});

test.describe('on a phone', () => {
	test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

	test('a finger draws, and the page does not move under it', async ({ page }) => {
		const pad = await openPad(page);
		await pad.scrollIntoViewIfNeeded();
		const before = (await pad.boundingBox())!;
		expect(before.width).toBeGreaterThanOrEqual(256);
		const strokes = await drawShape(page, pad, [three[0]], 'touch');
		await expectReading(page, passOf(strokes, 3));
		expect(await pad.boundingBox()).toEqual(before);
	});
});

/** Opens the dialog of digits at its tab to draw on, and gives the pad. */
async function openPad(page: Page, path = '/mnist/'): Promise<Locator> {
	await page.goto('about:blank');
	await open(page, path);
	await page.getByRole('button', { name: 'Choose a digit' }).click();
	await page.getByRole('tab', { name: 'Draw' }).click();
	const pad = page.getByRole('application', { name: 'Draw a digit here' });
	await expect(pad).toBeVisible();
	return pad;
}

/** Draws with mouse or finger, and gives the ink that $digits makes of the same places. */
async function drawShape(
	page: Page,
	pad: Locator,
	shape: Shape,
	how: 'mouse' | 'touch' = 'mouse'
): Promise<Ink[]> {
	const { x: left, y: top, width, height } = (await pad.boundingBox())!;
	const pen = how === 'mouse' ? mouse(page) : await finger(page);
	const strokes: Ink[] = [];
	for (const stroke of shape) {
		const places = stroke.map(([x, y]) => [
			Math.round(left + x * width),
			Math.round(top + y * height)
		]);
		const [first, ...others] = places;
		await pen.down(first[0], first[1]);
		for (const [x, y] of others) await pen.move(x, y);
		await pen.up();
		const points = places.map(([x, y]): InkPoint => {
			const along = [((x - left) / width) * 512, ((y - top) / height) * 512].map(Math.round);
			return [along[0], along[1], PLAIN];
		});
		strokes.push(points.reduce<Ink>(drawnTo, []));
	}
	return strokes;
}

function mouse(page: Page) {
	return {
		async down(x: number, y: number) {
			await page.mouse.move(x, y);
			await page.mouse.down();
		},
		move: (x: number, y: number) => page.mouse.move(x, y),
		up: () => page.mouse.up()
	};
}

async function finger(page: Page) {
	const browser = await page.context().newCDPSession(page);
	const send = (
		type: 'touchStart' | 'touchMove' | 'touchEnd',
		...touchPoints: { x: number; y: number }[]
	) => browser.send('Input.dispatchTouchEvent', { type, touchPoints });
	return {
		down: (x: number, y: number) => send('touchStart', { x, y }),
		move: (x: number, y: number) => send('touchMove', { x, y }),
		up: () => send('touchEnd')
	};
}

/** Draws from the middle straight over the right edge, and straight back further down. */
async function drawOver(page: Page, pad: Locator) {
	const { x: left, y: top, width, height } = (await pad.boundingBox())!;
	const at = (x: number, y: number) => [left + x * width, top + y * height] as const;
	await page.mouse.move(...at(0.5, 0.5));
	await page.mouse.down();
	await page.mouse.move(...at(1.2, 0.5));
	await page.mouse.move(...at(1.2, 0.75));
	await page.mouse.move(...at(0.5, 0.75));
	await page.mouse.up();
}

/** The pixels of strokes as numbers from 0 to 1. */
function greys(strokes: readonly Ink[]): number[] {
	return Array.from(sketchPixels({ thickness: THICKNESS, strokes }), (pixel) => pixel / 255);
}

function passOf(strokes: readonly Ink[], label: number): Trace {
	return digitPass(greys(strokes), label);
}

/** Fails unless the pad's bars are what the network answers in this pass; gives what it reads. */
async function expectReading(page: Page, trace: Trace): Promise<number> {
	const outputs = [...trace.values.find(({ id }) => id === 'a2')!.tensor.data];
	const bars = page.getByRole('list', { name: 'The network’s ten outputs' }).getByRole('listitem');
	await expect(bars).toHaveText(outputs.map((output, k) => `${k}  ${formatNumber(output)}`));
	const read = outputs.indexOf(Math.max(...outputs));
	await expect(
		page.getByText(`network reads ${read} (${formatNumber(outputs[read])})`).first()
	).toBeVisible();
	return read;
}

/** Fails unless the pass on the screen is this one: its input pixel by pixel, and the numbers of some steps. */
async function expectStepped(page: Page, trace: Trace) {
	await expectInputIs(page, trace.values[0].tensor.data);
	expect([...trace.values[1].tensor.data]).toEqual([...oneHot(3)]);
	for (const cursor of [1, 4, 8]) {
		await stop(page, cursor).click();
		await settled(page);
		expectEngineNumbers(await readScreen(page), trace, cursor);
	}
}

function expectInput(page: Page, strokes: readonly Ink[]) {
	return expectInputIs(page, greys(strokes));
}

async function expectInputIs(page: Page, wanted: ArrayLike<number>) {
	const inked = page.locator('svg[aria-label="The input: 784 pixels as a picture"] rect');
	const pixels = () =>
		inked.evaluateAll((rects) => {
			const levels = new Array<number>(784).fill(0);
			for (const rect of rects) {
				const [x, y, level] = ['x', 'y', 'fill-opacity'].map((name) =>
					Number(rect.getAttribute(name))
				);
				levels[28 * y + x] = Math.round(255 * level);
			}
			return levels;
		});
	await expect.poll(pixels).toEqual(Array.from(wanted, (grey) => Math.round(255 * grey)));
}

function radio(page: Page, label: number): Locator {
	return page
		.getByRole('group', { name: /This is meant to be a/ })
		.getByRole('radio', { name: `${label}`, exact: true });
}

/** The drawings that are kept, as the pad lists them. */
function kept(page: Page): Locator {
	return page.getByRole('list', { name: 'Drawn by you' }).getByRole('listitem');
}

async function inAnotherBrowser(
	browser: Browser,
	baseURL: string,
	visit: (page: Page) => Promise<void>
) {
	const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
	await visit(await context.newPage());
	await context.close();
}
