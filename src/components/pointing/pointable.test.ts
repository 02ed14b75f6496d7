// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { valueById } from '$engine/trace';
import { Pointing } from '$state/pointing.svelte';
import { pointable, standsFor, standsForWhole } from './pointable';
import { printed } from './printed';

const trace = learningStep(worked.network, worked.sample, { toInput: true });

const actions = { open: vi.fn(), goTo: vi.fn(), show: vi.fn() };
let pointing: Pointing;
let screen: HTMLElement;
let release: (() => void) | void;
beforeEach(() => {
	vi.resetAllMocks();
	pointing = new Pointing(actions);
	screen = document.createElement('div');
	document.body.append(screen);
	release = pointable(pointing)(screen);
});
afterEach(() => {
	screen.remove();
});

type Attributes = Readonly<Record<string, string | number>>;

/** An element of the screen that stands for something. */
function element(attributes: Attributes, name = 'span', parent: Element = screen): HTMLElement {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
	parent.append(made);
	return made;
}

/** Lets something happen to an element; whether the page took it for itself. */
function happens(target: Element, event: Event): boolean {
	target.dispatchEvent(event);
	return event.defaultPrevented;
}
const bubbles = { bubbles: true, cancelable: true };
const hover = (target: Element) => happens(target, new Event('pointerover', bubbles));
const focus = (target: Element) => happens(target, new FocusEvent('focusin', bubbles));
const click = (target: Element, detail = 1) =>
	happens(target, new MouseEvent('click', { ...bubbles, detail }));
const press = (target: Element, key: string) =>
	happens(target, new KeyboardEvent('keydown', { ...bubbles, key }));
const mouseDown = (target: Element) => happens(target, new MouseEvent('mousedown', bubbles));

const number = printed(valueById(trace, 'W1')!, 1, 2);
const turned = printed(valueById(trace, 'W1_T')!, 2, 1);
const neuron = standsFor('a1', 1, 0);
const matrix = standsForWhole('W1');

const w6 = { id: 'W1', row: 1, col: 2 };

describe('what is pointed at', () => {
	test.each<[what: string, attributes: Attributes, at: object]>([
		['a printed number', number, w6],
		['a printed number of a transpose, by its home,', turned, w6],
		['what stands for a number', neuron, { id: 'a1', row: 1, col: 0 }],
		['what stands for a number of a transpose, by its home,', standsFor('W1_T', 2, 1), w6],
		['what stands for a whole value', matrix, { id: 'W1', row: null, col: null }],
		[
			'what stands for a whole transpose',
			standsForWhole('W1_T'),
			{ id: 'W1_T', row: null, col: null }
		]
	])('is %s under the pointer, or with the focus', (_, attributes, at) => {
		for (const point of [hover, focus]) {
			pointing.at = null;
			point(element(attributes));
			expect(pointing.at).toEqual(at);
		}
	});

	test('may be pointed at by what lies inside it, and by a part of a drawing', () => {
		hover(element({}, 'b', element(number)));
		expect(pointing.at).toEqual(w6);
		const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
		const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
		circle.setAttribute('data-place', 'a0 2 0');
		drawing.append(circle);
		screen.append(drawing);
		hover(circle);
		expect(pointing.at).toEqual({ id: 'a0', row: 2, col: 0 });
	});

	test('is what lies innermost', () => {
		hover(element(number, 'span', element(matrix)));
		expect(pointing.at).toEqual(w6);
	});

	test('is nothing over what stands for nothing, and outside', async () => {
		const [cell, words] = [element(number), element({})];
		for (const leave of [
			() => hover(words),
			() => focus(words),
			() => happens(screen, new Event('pointerleave')),
			() => happens(cell, new FocusEvent('focusout', bubbles))
		]) {
			hover(cell);
			expect(pointing.at).not.toBeNull();
			leave();
			await Promise.resolve();
			expect(pointing.at).toBeNull();
		}
	});

	test('stays while the focus goes on to something else', () => {
		const [cell, other] = [element(number), element(neuron)];
		focus(cell);
		happens(cell, new FocusEvent('focusout', { ...bubbles, relatedTarget: other }));
		expect(pointing.at).toEqual(w6);
	});
});

test('what the keyboard is at stays pointed at while the page moves below the mouse', () => {
	const cell = element({ ...number, tabindex: 0 });
	cell.focus();
	focus(cell);
	hover(element({}));
	happens(screen, new Event('pointerleave'));
	expect(pointing.at).toEqual(w6);
	hover(element(neuron));
	expect(pointing.at).toEqual({ id: 'a1', row: 1, col: 0 });
	happens(screen, new Event('pointerleave'));
	expect(pointing.at).toBeNull();
});

describe('a click', () => {
	test('on a number shows where it came from; of a transpose, where its matrix did', () => {
		for (const attributes of [number, turned]) {
			click(element(attributes));
			expect(actions.open).toHaveBeenLastCalledWith(w6, false);
		}
		expect(actions.open).toHaveBeenCalledTimes(2);
		expect(actions.goTo).not.toHaveBeenCalled();
	});

	test('on a whole value goes to the step that made it', () => {
		click(element(matrix));
		expect(actions.goTo.mock.calls).toEqual([['W1']]);
		expect(actions.open).not.toHaveBeenCalled();
	});

	test('that the keyboard made on a button takes the focus along', () => {
		click(element(number, 'button'), 0);
		expect(actions.open.mock.calls).toEqual([[w6, true]]);
	});

	test('on anything else does nothing', () => {
		click(element({}));
		expect(actions.open).not.toHaveBeenCalled();
		expect(actions.goTo).not.toHaveBeenCalled();
	});
});

describe('Enter', () => {
	test('on what has the focus does as a click, and takes the focus along', () => {
		press(element(neuron), 'Enter');
		expect(actions.open.mock.calls).toEqual([[{ id: 'a1', row: 1, col: 0 }, true]]);
		press(element(matrix), 'Enter');
		expect(actions.goTo.mock.calls).toEqual([['W1']]);
	});

	test('is left to buttons and links, which click themselves', () => {
		for (const name of ['button', 'a', 'summary']) press(element(number, name), 'Enter');
		expect(actions.open).not.toHaveBeenCalled();
	});

	test('is the only such key', () => {
		for (const key of [' ', 'ArrowRight', 'e']) press(element(number), key);
		expect(actions.open).not.toHaveBeenCalled();
	});
});

test('the mouse leaves the focus where it was, so that the arrow keys go on to step', () => {
	for (const attributes of [number, neuron, matrix]) {
		expect(mouseDown(element(attributes))).toBe(true);
	}
	expect(mouseDown(element({}))).toBe(false);
	for (const field of ['input', 'select']) {
		expect(mouseDown(element({}, field, element(number)))).toBe(false);
	}
});

test('nothing is followed any more once the screen is gone', () => {
	const cell = element(number);
	release?.();
	hover(cell);
	click(cell);
	press(cell, 'Enter');
	expect([pointing.at, mouseDown(cell)]).toEqual([null, false]);
	expect(actions.open).not.toHaveBeenCalled();
});
