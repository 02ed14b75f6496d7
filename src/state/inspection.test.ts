// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '$replay/place';
import { Inspection } from './inspection.svelte';

const z: Place = { id: 'z1', row: 0, col: 0 };
const w: Place = { id: 'W1', row: 0, col: 1 };
const h: Place = { id: 'a0', row: 1, col: 0 };

let inspection: Inspection;
beforeEach(() => {
	inspection = new Inspection();
});

test('at first nothing is open and nothing watched', () => {
	expect(inspection).toMatchObject({ panel: null, place: null, trail: [], watches: [] });
	expect([inspection.byKey, inspection.keysShown]).toEqual([false, false]);
});

describe('looking into numbers', () => {
	test('shows the last one and leaves a trail of those before', () => {
		for (const place of [z, w, h]) inspection.open(place);
		expect(inspection).toMatchObject({ panel: 'origin', place: h, trail: [z, w, h] });
	});

	test('the same number twice is one step of the trail', () => {
		inspection.open(z);
		inspection.open({ ...z });
		expect(inspection.trail).toEqual([z]);
		inspection.open(w);
		inspection.open(z);
		expect(inspection.trail).toEqual([z, w, z]);
	});

	test('goes back along the trail and on from there', () => {
		for (const place of [z, w, h]) inspection.open(place);
		inspection.backTo(0);
		expect([inspection.place, inspection.trail]).toEqual([z, [z]]);
		inspection.open(h);
		expect(inspection.trail).toEqual([z, h]);
	});

	test('begins a new trail after the panel was closed, or showed something else', () => {
		inspection.open(z);
		inspection.close();
		expect([inspection.panel, inspection.place]).toEqual([null, null]);
		inspection.open(w);
		expect(inspection.trail).toEqual([w]);
		inspection.toggle('stops');
		inspection.open(h);
		expect(inspection.trail).toEqual([h]);
	});
});

describe('the panel that a number was looked into from', () => {
	test('is known along its trail, and is the one that was open before it', () => {
		inspection.toggle('outputs');
		inspection.open(z);
		inspection.open(w);
		expect(inspection.from).toBe('outputs');
		inspection.toggle('pixels');
		inspection.open(h);
		expect(inspection.from).toBe('pixels');
	});

	test('is none where none was open, or a link has opened the number', () => {
		inspection.toggle('outputs');
		inspection.open(z);
		inspection.close();
		inspection.open(z);
		expect(inspection.from).toBeNull();
		inspection.toggle('outputs');
		inspection.open(z);
		inspection.restore('origin', z, []);
		expect(inspection.from).toBeNull();
	});
});

describe('the other panels', () => {
	test('open, and close by what opened them', () => {
		for (const panel of ['transpose', 'edit', 'stops'] as const) {
			inspection.toggle(panel);
			expect(inspection.panel).toBe(panel);
			inspection.toggle(panel);
			expect(inspection.panel).toBeNull();
		}
	});

	test('take the place of the one that is open', () => {
		inspection.open(z);
		inspection.toggle('edit');
		expect([inspection.panel, inspection.place]).toEqual(['edit', null]);
		inspection.toggle('stops');
		expect(inspection.panel).toBe('stops');
	});

	test('get the focus when a key opened them, and only then', () => {
		inspection.toggle('edit', true);
		expect(inspection.byKey).toBe(true);
		inspection.toggle('stops');
		expect(inspection.byKey).toBe(false);
		inspection.open(z, true);
		expect(inspection.byKey).toBe(true);
		inspection.open(w);
		expect(inspection.byKey).toBe(false);
		inspection.backTo(0, true);
		expect(inspection.byKey).toBe(true);
	});
});

describe('watches', () => {
	test('are pinned in order, and a pin is taken out by the same', () => {
		for (const place of [z, w, h]) inspection.watch(place);
		expect(inspection.watches).toEqual([z, w, h]);
		inspection.watch({ ...w });
		expect(inspection.watches).toEqual([z, h]);
		expect([z, w, h].map((place) => inspection.isWatched({ ...place }))).toEqual([
			true,
			false,
			true
		]);
	});

	test('tell numbers of one value apart', () => {
		inspection.watch(w);
		expect(inspection.isWatched({ ...w, row: 1 })).toBe(false);
		expect(inspection.isWatched({ ...w, col: 0 })).toBe(false);
		expect(inspection.isWatched({ ...w, id: 'W2' })).toBe(false);
	});

	test('stay whatever is opened and closed', () => {
		inspection.watch(z);
		inspection.open(w);
		inspection.toggle('edit');
		inspection.close();
		expect(inspection.watches).toEqual([z]);
	});
});

describe('what a link says', () => {
	test('takes the place of what was open and watched', () => {
		inspection.open(z, true);
		inspection.open(w, true);
		inspection.watch(z);
		inspection.restore('origin', h, [w]);
		expect(inspection).toMatchObject({ panel: 'origin', place: h, trail: [h], watches: [w] });
		expect(inspection.byKey).toBe(false);

		inspection.restore('stops', null, []);
		expect(inspection).toMatchObject({ panel: 'stops', place: null, watches: [] });
	});

	test('opens no origin without a number', () => {
		inspection.restore('origin', null, [z]);
		expect(inspection).toMatchObject({ panel: null, place: null, watches: [z] });
	});
});
