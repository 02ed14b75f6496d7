import type { Page } from '@playwright/test';
import { sideways, smallTexts } from './fitting';
import { networks } from './networks';
import { open, position, press, settled } from './step-page';
import { smallSet } from '$training/testing/small-set';
import { pick } from './files';
import { digitFiles } from './idx-files';
import { expect, isolatedTest, test } from './test';

const projector = { width: 1280, height: 600 };
const phone = { width: 390, height: 844 };
/** A projector's browser at 200 %. */
const zoomed = { width: 640, height: 300 };

for (const { name, trace, enter } of networks) {
	test.describe(`${name} at 1280×600`, () => {
		test.use({ viewport: projector });

		test('fits at every step: nothing scrolls, overlaps, moves or is too small', async ({
			page
		}) => {
			test.slow();
			await enter(page);
			await press(page, 'Home');
			const start = await places(page);
			const check = async (page: Page) => [
				...(await misplaced(page)),
				...movedFrom(start, await places(page)),
				...(await smallTexts(page))
			];
			const faults = await atEveryStep(page, trace.steps.length, async (page, cursor) => {
				const whole = await check(page);
				if (cursor === 0) return whole;
				await press(page, 'ArrowDown');
				const row = (await check(page)).map((fault) => `its first row: ${fault}`);
				await press(page, 'ArrowUp');
				return [...whole, ...row];
			});
			expect(faults).toEqual([]);
		});

		test('fits as well with the inspector open and a number watched', async ({ page }) => {
			await enter(page);
			const hash = name === '3-3-2' ? `${name}&` : '';
			await page.goto(`${page.url().split('#')[0]}#${hash}watch=W1.1.1&open=origin:delta1.1`);
			await expect(page.getByRole('region', { name: 'Where it came from' })).toBeVisible();
			await expect(page.getByRole('region', { name: 'Watched numbers' })).toBeVisible();
			await press(page, 'Home');
			const start = await places(page);
			const faults = await atEveryStep(page, trace.steps.length, async (page) => [
				...(await misplaced(page)),
				...movedFrom(start, await places(page)),
				...(await smallTexts(page))
			]);
			expect(faults).toEqual([]);
		});
	});

	test.describe(`${name} on a phone`, () => {
		test.use({ viewport: phone });

		test('never scrolls sideways, and has no text below 14 px', async ({ page }) => {
			await enter(page);
			const faults = await atEveryStep(page, trace.steps.length, async (page) => [
				...(await sideways(page)),
				...(await smallTexts(page))
			]);
			expect(faults).toEqual([]);
		});
	});

	test.describe(`${name} at 200 %`, () => {
		test.use({ viewport: zoomed });

		test('can be scrolled to every part, and never sideways', async ({ page }) => {
			await enter(page);
			for (const key of ['Home', ...Array(8).fill('ArrowRight'), 'End']) {
				await press(page, key);
				expect([...(await sideways(page)), ...(await outOfReach(page))]).toEqual([]);
			}
		});
	});
}

for (const viewport of [phone, zoomed]) {
	test.describe(`${viewport.width} wide`, () => {
		test.use({ viewport });

		test('what the Tab key comes to is never hidden below the transport', async ({ page }) => {
			await open(page, '/mnist/#at=1');
			await expect(position(page)).toHaveText('Step 1 of 20');
			const hidden: string[] = [];
			for (let k = 0; k < 60; k++) {
				await press(page, 'Tab');
				const focus = await hiddenFocus(page);
				if (focus === null) break;
				hidden.push(...focus);
			}
			expect(hidden).toEqual([]);
		});
	});
}

/** Goes through a pass and collects what `check` finds at each step. */
isolatedTest.describe('a pass of a run at 1280×600', () => {
	isolatedTest.use({ viewport: projector });

	isolatedTest('fits at every step, its batch’s too', async ({ page }) => {
		isolatedTest.slow();
		await open(page, '/train/');
		await pick(
			page.getByLabel('IDX files of images and labels'),
			digitFiles(smallSet(100), 'train')
		);
		await page.getByLabel('Epochs', { exact: true }).fill('1');
		await page.getByRole('button', { name: 'Start', exact: true }).click();
		await expect(page.getByText('update 10 of 10', { exact: true })).toBeVisible();
		await open(page, '/mnist/#update=9.2');
		await expect(page.getByText('Update 9 in 64 bits')).toBeVisible();
		await press(page, 'Home');
		const start = await places(page);
		const faults = await atEveryStep(page, 24, async (page) => [
			...(await misplaced(page)),
			...movedFrom(start, await places(page)),
			...(await smallTexts(page))
		]);
		await expect(position(page)).toHaveText('Step 24 of 24');
		expect(faults).toEqual([]);
	});
});

async function atEveryStep(
	page: Page,
	steps: number,
	check: (page: Page, cursor: number) => Promise<string[]>
): Promise<string[]> {
	const found: string[] = [];
	await press(page, 'Home');
	for (let cursor = 0; cursor <= steps; cursor++) {
		if (cursor > 0) await press(page, 'ArrowRight');
		found.push(...(await check(page, cursor)).map((fault) => `step ${cursor}: ${fault}`));
	}
	return found;
}

/** The parts that are no longer where they were. */
function movedFrom(before: Record<string, number>, now: Record<string, number>): string[] {
	return Object.keys(before)
		.filter((part) => now[part] !== before[part])
		.map((part) => `${part} went from ${before[part]} to ${now[part]}`);
}

/** What scrolls, is cut off, or lies over something else. */
function misplaced(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		interface Box {
			name: string;
			left: number;
			top: number;
			right: number;
			bottom: number;
		}
		const faults: string[] = [];
		/** The box of an element and of all that is drawn in it, captions that hang below included. */
		const boxOf = (element: Element, name: string): Box => {
			const rects = [element, ...element.querySelectorAll(':not(.visually-hidden, .rem)')]
				.map((inner) => inner.getBoundingClientRect())
				.filter(({ width, height }) => width > 1 && height > 1);
			return {
				name,
				left: Math.min(...rects.map(({ left }) => left)),
				top: Math.min(...rects.map(({ top }) => top)),
				right: Math.max(...rects.map(({ right }) => right)),
				bottom: Math.max(...rects.map(({ bottom }) => bottom))
			};
		};
		const nameOf = (element: Element) =>
			(element.querySelector('figcaption') ?? element).textContent!.replace(/\s+/g, ' ').trim();
		const px = (length: number) => `${Math.round(length * 10) / 10} px`;
		const inside = (inner: Box, outer: Box) => {
			const over = {
				left: outer.left - inner.left,
				top: outer.top - inner.top,
				right: inner.right - outer.right,
				bottom: inner.bottom - outer.bottom
			};
			for (const [side, length] of Object.entries(over)) {
				if (length > 0.5)
					faults.push(`${inner.name} is ${px(length)} beyond ${outer.name}'s ${side}`);
			}
		};
		const apart = (boxes: Box[]) => {
			boxes.forEach((a, k) => {
				for (const b of boxes.slice(k + 1)) {
					const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
					const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
					if (across > 0.5 && down > 0.5) {
						faults.push(`${a.name} and ${b.name} overlap by ${px(across)} × ${px(down)}`);
					}
				}
			});
		};

		const { scrollWidth, scrollHeight } = document.documentElement;
		if (scrollHeight > innerHeight) faults.push(`the page is ${scrollHeight} px high`);
		if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);

		const step = document.querySelector('[aria-label="The step"]')!;
		const [place, heading, formula, shapes, operation, words] = [
			'nav',
			'h2',
			'.formula',
			'.shapes',
			'.operation',
			'.words'
		].map((part) => step.querySelector(part)!);
		const region: Box = { ...step.getBoundingClientRect().toJSON(), name: 'the step' };
		for (const [part, name] of [
			[place, 'the place'],
			[heading, 'the headline'],
			[formula, 'the formula'],
			[shapes, 'the shapes'],
			[words, 'the sentence']
		] as const) {
			inside(boxOf(part, name), region);
		}
		const room: Box = {
			name: 'the room for matrices',
			left: region.left,
			right: region.right,
			top: boxOf(shapes, '').bottom,
			bottom: boxOf(words, '').top
		};
		if (operation.scrollWidth > operation.clientWidth) {
			faults.push(`the matrices are ${operation.scrollWidth - operation.clientWidth} px too wide`);
		}
		const pieces = [
			...operation.querySelectorAll('figure, .sign:not(.sum *), .sum, .pictures > p')
		].map((piece) => boxOf(piece, nameOf(piece)));
		for (const piece of pieces) inside(piece, room);
		apart(pieces);
		apart([boxOf(formula, 'the formula'), boxOf(heading, 'the headline'), room]);

		/** The box of an element itself: what it has more of is scrolled to. */
		const frameOf = (selector: string, name: string): Box => ({
			...document.querySelector(selector)!.getBoundingClientRect().toJSON(),
			name
		});
		const network = document.querySelector('[aria-label="The network"]')!;
		const picture = network.querySelector(':scope > .picture > svg');
		const inspector = network.querySelector('[aria-label="Where it came from"]');
		if (!picture && !inspector) faults.push('there is neither a network nor an inspector');
		if (picture) {
			const frame = frameOf('[aria-label="The network"] > .picture > svg', 'the network');
			const texts = [...picture.querySelectorAll('text')].map((text) => boxOf(text, nameOf(text)));
			for (const text of texts) inside(text, frame);
			apart(texts);
		}
		if (inspector) {
			const side = frameOf('[aria-label="The network"]', 'the left side');
			inside(frameOf('[aria-label="Where it came from"]', 'the inspector'), side);
			// It scrolls down, but never sideways.
			for (const part of [inspector, ...inspector.querySelectorAll('*')]) {
				const { clientWidth, scrollWidth } = part;
				if (getComputedStyle(part).overflowX === 'visible' || clientWidth <= 1) continue;
				if (scrollWidth <= clientWidth) continue;
				const over = scrollWidth - clientWidth;
				faults.push(`${nameOf(part)} in the inspector is ${over} px too wide`);
			}
		}
		const watches = document.querySelector('[aria-label="Watched numbers"]');
		const bands = [frameOf('main', 'the main part'), frameOf('footer', 'the transport')];
		if (watches) {
			const band = frameOf('[aria-label="Watched numbers"]', 'the watches');
			for (const watch of watches.querySelectorAll('h3, li')) {
				inside(boxOf(watch, nameOf(watch)), band);
			}
			bands.push(band);
		}
		apart(bands);
		return faults;
	});
}

/** The top of every part that must not move. */
function places(page: Page): Promise<Record<string, number>> {
	return page.evaluate(() => {
		const step = document.querySelector('[aria-label="The step"]')!;
		const network = document.querySelector('[aria-label="The network"]')!;
		const footer = document.querySelector('footer')!;
		const watches = document.querySelector('[aria-label="Watched numbers"]');
		const parts = {
			'the place': step.querySelector('nav')!,
			'the headline': step.querySelector('h2')!,
			'the formula': step.querySelector('.formula')!,
			'the shapes': step.querySelector('.shapes')!,
			'the sentence': step.querySelector('.words')!,
			'the network': network.querySelector('[aria-label="Where it came from"], svg')!,
			...(watches ? { 'the watches': watches } : {}),
			'the transport': footer.querySelector('[role="group"]')!,
			'the timeline': footer.querySelector('ol')!
		};
		return Object.fromEntries(
			Object.entries(parts).map(([name, part]) => [name, part.getBoundingClientRect().top])
		);
	});
}

/** What has the focus, when the transport lies over it; null when the page has been gone through. */
function hiddenFocus(page: Page): Promise<string[] | null> {
	return page.evaluate(() => {
		const focus = document.activeElement;
		if (!focus || focus === document.body) return null;
		const footer = document.querySelector('footer')!;
		const over = focus.getBoundingClientRect().top - footer.getBoundingClientRect().top;
		if (footer.contains(focus) || over < 0) return [];
		return [focus.getAttribute('aria-label') ?? focus.textContent!.trim()];
	});
}

/** The parts that cannot be scrolled to so that they are seen. */
async function outOfReach(page: Page): Promise<string[]> {
	const hidden = await page.evaluate(() => {
		const parts = document.querySelectorAll(
			'header a, header label, header summary, header button, main h2, [aria-label="The network"] text, ' +
				'.formula, figure td, figure canvas, figcaption b, .words p, footer button, footer p'
		);
		return [...parts]
			.filter((part) => part.checkVisibility())
			.filter((part) => {
				part.scrollIntoView({ block: 'center', inline: 'center' });
				const { left, top, width, height } = part.getBoundingClientRect();
				const seen = document.elementFromPoint(left + width / 2, top + height / 2);
				return !seen || !(part.contains(seen) || seen.contains(part) || isOver(part, seen));
			})
			.map(
				(part) => `${part.localName} “${part.textContent!.trim().slice(0, 20)}” is out of reach`
			);

		/** What lies over a part but lets it show: a map's grid, a neuron's circle below its number. */
		function isOver(part: Element, seen: Element) {
			return (
				part.parentElement === seen.parentElement || part.closest('svg') === seen.closest('svg')
			);
		}
	});
	await settled(page);
	return hidden;
}
