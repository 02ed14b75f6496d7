// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Player } from './player.svelte';
import { Session } from './session.svelte';
import { keyCommands, stepKeys } from './step-keys';

let session: Session;
let player: Player;
beforeEach(() => {
	session = new Session('3-2');
	player = session.player;
	player.goTo(4);
	document.body.innerHTML = '';
});
afterEach(() => {
	player.pause();
});

/** Presses a key while an element of `html` has the focus; gives the cursor, and whether the page took the key for itself. */
function press(
	key: string,
	html = '',
	init: KeyboardEventInit = {}
): [cursor: number, taken: boolean] {
	document.body.innerHTML = html;
	let target: Element = document.body;
	while (target.firstElementChild) target = target.firstElementChild;
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
	const listen = (event: KeyboardEvent) => stepKeys(event, session);
	window.addEventListener('keydown', listen);
	target.dispatchEvent(event);
	window.removeEventListener('keydown', listen);
	return [player.cursor, event.defaultPrevented];
}

describe('the keys', () => {
	test.each([
		['ArrowRight', 5],
		['PageDown', 5],
		['ArrowLeft', 3],
		['PageUp', 3],
		['Home', 0],
		['End', 10]
	])('%s goes from step 4 to %i', (key, cursor) => {
		expect(press(key)).toEqual([cursor, true]);
		player.goTo(4);
		expect(press(key, '<main><p>words</p></main>')).toEqual([cursor, true]);
	});

	test('Space plays and pauses', () => {
		expect(press(' ')).toEqual([4, true]);
		expect(player.playing).toBe(true);
		press(' ');
		expect(player.playing).toBe(false);
	});

	test('the arrow down steps into rows and terms, the arrow up out again', () => {
		const grains: string[] = [];
		for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
			press(key);
			grains.push(player.moment.grain);
		}
		expect(grains).toEqual(['row', 'term', 'row', 'equation']);
		expect(player.cursor).toBe(4);
	});

	test('any other key is left alone', () => {
		for (const key of ['a', 'Enter', 'Tab', 'Escape']) {
			expect(press(key)).toEqual([4, false]);
		}
	});

	test('with Ctrl, Alt or the command key they are the browser’s', () => {
		for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
			expect(press('ArrowLeft', '', { [held]: true })).toEqual([4, false]);
		}
	});

	test('belong to the field, menu or dialog that has the focus', () => {
		for (const html of [
			'<input>',
			'<select><option></option></select>',
			'<textarea></textarea>',
			'<dialog open><p></p></dialog>',
			'<div role="menu"><button></button></div>'
		]) {
			for (const key of ['ArrowRight', 'Home', ' ']) expect(press(key, html)).toEqual([4, false]);
		}
	});

	test('Space presses the button or opens the link that has the focus; the arrows still step', () => {
		for (const html of [
			'<button></button>',
			'<a href="#x"></a>',
			'<details><summary></summary></details>'
		]) {
			expect(press(' ', html)).toEqual([4, false]);
			expect(player.playing).toBe(false);
			expect(press('ArrowRight', html)).toEqual([5, true]);
			player.goTo(4);
		}
	});

	test('are left alone where something else has answered them', () => {
		const answered = (event: Event) => event.preventDefault();
		document.body.addEventListener('keydown', answered);
		expect(press('ArrowRight')).toEqual([4, true]);
		document.body.removeEventListener('keydown', answered);
	});
});

describe('every key of the list', () => {
	/** What a visitor sees of each command, from step 4 of 3-2 on. */
	const seen: readonly [keys: string, does: string, then: () => unknown, to: unknown][] = [
		['ArrowRight', 'a step further', () => player.cursor, 5],
		['PageDown', 'a step further', () => player.cursor, 5],
		['ArrowLeft', 'a step back', () => player.cursor, 3],
		['PageUp', 'a step back', () => player.cursor, 3],
		['ArrowDown', 'into the rows', () => player.moment.grain, 'row'],
		['ArrowDown ArrowDown', 'into the terms', () => player.moment.grain, 'term'],
		['ArrowDown ArrowUp', 'out again', () => player.moment.grain, 'equation'],
		['Home', 'to the start', () => player.cursor, 0],
		['End', 'to the end', () => player.cursor, 10],
		[' ', 'play', () => player.playing, true],
		['  ', 'pause', () => player.playing, false],
		['+', 'faster', () => player.speed, 2],
		['+ +', 'faster still', () => player.speed, 4],
		['+ + +', 'no faster than four times', () => player.speed, 4],
		['-', 'more slowly', () => player.speed, 0.5],
		['- -', 'no more slowly than half', () => player.speed, 0.5],
		['- +', 'as before', () => player.speed, 1],
		['1', 'no EQ1 in 3-2: nowhere', () => player.cursor, 4],
		['2', 'EQ2, which is EQ6', () => player.cursor, 7],
		['3', 'EQ3, round from the end', () => player.cursor, 1],
		['4', 'EQ4', () => player.cursor, 6],
		['5', 'EQ5', () => player.cursor, 9],
		['6', 'EQ6', () => player.cursor, 7],
		['b', 'stop here', () => player.stops, [4]],
		['b b', 'do not stop here', () => player.stops, []],
		['b Home r', 'run to the stop', () => player.cursor, 4],
		['r', 'run to the end', () => player.cursor, 10],
		['b End R', 'run back to the stop', () => player.cursor, 4],
		['R', 'run back to the start', () => player.cursor, 0],
		['w', 'nothing to watch: nothing', () => session.inspection.watches, []],
		['e', 'edit', () => session.inspection.panel, 'edit'],
		['e e', 'close the fields', () => session.inspection.panel, null],
		['s', 'list the stops', () => session.inspection.panel, 'stops'],
		['s e', 'edit instead', () => session.inspection.panel, 'edit'],
		['?', 'list the keys', () => session.inspection.keysShown, true],
		['e Escape', 'close the panel', () => session.inspection.panel, null]
	];
	/** Keys as they follow each other; Space is one too. */
	const split = (keys: string) => (keys.trim() ? keys.split(' ') : [...keys]);

	test.each(seen)('%s: %s', (keys, _, then, to) => {
		for (const key of split(keys)) press(key);
		expect(then()).toEqual(to);
	});

	test('is pressed here, and means one thing only', () => {
		const listed = keyCommands.flatMap(({ keys }) => keys);
		expect(new Set(listed).size).toBe(listed.length);
		expect(new Set(seen.flatMap(([keys]) => split(keys)))).toEqual(new Set(listed));
	});

	test('gives the focus to the panel that it opens', () => {
		for (const key of ['e', 's']) {
			press(key);
			expect(session.inspection.byKey).toBe(true);
		}
	});

	test('goes to EQ1 where there is a hidden layer', () => {
		session.select('3-3-2');
		press('1');
		expect(player.step?.equation).toBe('EQ1');
	});

	test('is typed into a field when a field has the focus', () => {
		session.inspection.toggle('edit');
		for (const html of ['<input>', '<textarea></textarea>', '<select></select>']) {
			for (const key of keyCommands.flatMap(({ keys }) => keys)) {
				if (key !== 'Escape') expect(press(key, html)).toEqual([4, false]);
			}
		}
		expect(player).toMatchObject({ playing: false, speed: 1, breakpoints: [] });
		expect(session.inspection).toMatchObject({ panel: 'edit', keysShown: false });
	});

	test('of them Escape closes the panel from its fields, and leaves a dialog to itself', () => {
		session.inspection.toggle('edit');
		press('Escape', '<dialog open><input></dialog>');
		expect(session.inspection.panel).toBe('edit');
		expect(press('Escape', '<input>')).toEqual([4, false]);
		expect(session.inspection.panel).toBeNull();
	});
});

describe('undo and redo', () => {
	const alpha = () => session.setup.network.learningRate;
	const undo: [name: string, key: string, init: KeyboardEventInit][] = [
		['Ctrl + Z', 'z', { ctrlKey: true }],
		['⌘ + Z', 'z', { metaKey: true }]
	];
	const redo: typeof undo = [
		['Ctrl + Y', 'y', { ctrlKey: true }],
		['Ctrl + Shift + Z', 'Z', { ctrlKey: true, shiftKey: true }],
		['⌘ + Shift + Z', 'Z', { metaKey: true, shiftKey: true }]
	];
	beforeEach(() => {
		session.edit([{ what: 'alpha', to: 0.1 }]);
	});

	test.each(undo)('%s takes an edit back, and the page takes the key', (_, key, init) => {
		expect(press(key, '', init)).toEqual([4, true]);
		expect(alpha()).toBe(0.5);
		press(key, '', init);
		expect(alpha()).toBe(0.5);
	});

	test.each(redo)('%s makes it again', (_, key, init) => {
		session.undo();
		expect(press(key, '', init)).toEqual([4, true]);
		expect(alpha()).toBe(0.1);
	});

	test('work from the field in which an edit was typed', () => {
		expect(press('z', '<input>', { ctrlKey: true })).toEqual([4, true]);
		expect(alpha()).toBe(0.5);
	});

	test('need Ctrl or ⌘, without Alt, and leave a dialog to itself', () => {
		for (const init of [{}, { altKey: true }, { ctrlKey: true, altKey: true }]) {
			expect(press('z', '', init)).toEqual([4, false]);
		}
		expect(press('z', '<dialog open><input></dialog>', { ctrlKey: true })).toEqual([4, false]);
		expect(alpha()).toBe(0.1);
	});
});
