import type { Page } from '@playwright/test';
import { sideways, smallTexts } from './fitting';
import { networks } from './networks';
import { press, settled } from './step-page';
import { expect, test } from './test';

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
			await enter(page);
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

/** Goes through a pass and collects what `check` finds at each step. */
async function atEveryStep(
	page: Page,
	steps: number,
	check: (page: Page) => Promise<string[]>
): Promise<string[]> {
	const found: string[] = [];
	await press(page, 'Home');
	for (let cursor = 0; cursor <= steps; cursor++) {
		if (cursor > 0) await press(page, 'ArrowRight');
		found.push(...(await check(page)).map((fault) => `step ${cursor}: ${fault}`));
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
			'.place',
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
		const pieces = [...operation.querySelectorAll('figure, .sign')].map((piece) =>
			boxOf(piece, nameOf(piece))
		);
		for (const piece of pieces) inside(piece, room);
		apart(pieces);
		apart([boxOf(formula, 'the formula'), boxOf(heading, 'the headline'), room]);

		const network = document.querySelector('[aria-label="The network"] > svg')!;
		const frame: Box = { ...network.getBoundingClientRect().toJSON(), name: 'the network' };
		const texts = [...network.querySelectorAll('text')].map((text) => boxOf(text, nameOf(text)));
		for (const text of texts) inside(text, frame);
		apart(texts);
		return faults;
	});
}

/** The top of every part that must not move. */
function places(page: Page): Promise<Record<string, number>> {
	return page.evaluate(() => {
		const step = document.querySelector('[aria-label="The step"]')!;
		const network = document.querySelector('[aria-label="The network"]')!;
		const footer = document.querySelector('footer')!;
		const parts = {
			'the place': step.querySelector('.place')!,
			'the headline': step.querySelector('h2')!,
			'the formula': step.querySelector('.formula')!,
			'the shapes': step.querySelector('.shapes')!,
			'the sentence': step.querySelector('.words')!,
			'the network': network.querySelector('svg')!,
			'the transport': footer.querySelector('[role="group"]')!,
			'the timeline': footer.querySelector('ol')!
		};
		return Object.fromEntries(
			Object.entries(parts).map(([name, part]) => [name, part.getBoundingClientRect().top])
		);
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
