// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Player } from './player.svelte';
import { Session } from './session.svelte';
import { stepKeys } from './step-keys';

let session: Session;
let player: Player;
beforeEach(() => {
	session = new Session('3-2');
	player = session.player;
	player.goTo(4);
	document.body.innerHTML = '';
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
