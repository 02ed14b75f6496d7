import type { Attachment } from 'svelte/attachments';
import { homeOf } from '$replay/place';
import type { Pointed, Pointing } from '$state/pointing.svelte';

/** The attributes of what stands for a number without printing it: a neuron, an edge. */
export function standsFor(id: string, row: number, col: number) {
	return { 'data-place': `${id} ${row} ${col}` };
}

/** The attributes of what stands for a whole value: a term of an equation, a matrix's name. */
export function standsForWhole(id: string) {
	return { 'data-whole': id };
}

/** Follows mouse, touch and focus over all that stands for numbers below an element, but for parts with the numbers of another network. */
export function pointable(pointing: Pointing): Attachment<HTMLElement> {
	return (element) => {
		const pointedAt = (target: EventTarget | null) => pointedIn(element, target);
		let [lastX, lastY] = [NaN, NaN];
		// The focus scrolls the page below a mouse that rests: what has the focus stays pointed at.
		const show = (pointed: Pointed | null) => {
			if (pointed || !isFocused(pointing.at, pointedAt(document.activeElement)))
				pointing.at = pointed;
		};
		const point = (event: PointerEvent) => {
			// A step may put another number under a mouse that rests: then nobody has pointed at it.
			const rests = event.screenX > 0 && event.clientX === lastX && event.clientY === lastY;
			[lastX, lastY] = [event.clientX, event.clientY];
			if (!rests) show(pointedAt(event.target));
		};
		const focus = ({ target }: FocusEvent) => {
			// A map says itself which of its cells has the focus.
			if (target instanceof Element && target.closest('[role="application"]')) return;
			pointing.at = pointedAt(target);
		};
		const leave = ({ pointerType }: PointerEvent) => {
			// What a finger has pointed at can be read once it is lifted.
			if (pointerType !== 'touch') show(null);
		};
		const unfocus = (event: FocusEvent) => {
			// The focus may be lost because its element goes, in the middle of an update of the page.
			if (!event.relatedTarget) queueMicrotask(() => (pointing.at = null));
		};
		const { actions } = pointing;
		const act = (target: EventTarget | null, byKey: boolean) => {
			const pointed = pointedAt(target);
			if (pointed === null) return;
			if (pointed.row === null) actions?.goTo(pointed.id);
			else actions?.open(pointed, byKey);
		};
		// Buttons and links press themselves, as clicks that no finger made.
		const click = (event: MouseEvent) => act(event.target, event.detail === 0);
		const press = (event: KeyboardEvent) => {
			const target = event.target as Element;
			if (event.key !== 'Enter' || target.closest('button, a, summary')) return;
			act(target, true);
		};
		// The focus stays where it was, so that the arrow keys go on to step.
		const keepFocus = (event: MouseEvent) => {
			const target = event.target as Element;
			if (pointedAt(target) && !target.closest('input, select')) event.preventDefault();
		};
		const listeners = Object.entries({
			pointerover: point,
			pointerleave: leave,
			focusin: focus,
			focusout: unfocus,
			...(actions && { click, keydown: press, mousedown: keepFocus })
		}) as [string, EventListener][];
		for (const [type, listener] of listeners) element.addEventListener(type, listener);
		// Nobody points at paper.
		const unlight = () => (pointing.at = null);
		addEventListener('beforeprint', unlight);
		return () => {
			removeEventListener('beforeprint', unlight);
			for (const [type, listener] of listeners) element.removeEventListener(type, listener);
		};
	};
}

/** Whether the keyboard is at what is pointed at. */
function isFocused(at: Pointed | null, focused: Pointed | null): boolean {
	if (!at || !document.activeElement?.matches(':focus-visible')) return false;
	return focused?.id === at.id && focused.row === at.row && focused.col === at.col;
}

const REFERS = '[data-ref], [data-place], [data-whole]';
/** What shows the numbers of another network than what is around it. */
const NETWORK = '[data-network]';

/** What the element under the pointer, or with the focus, stands for; null for nothing, or nothing of this network. */
function pointedIn(within: Element, target: EventTarget | null): Pointed | null {
	if (!(target instanceof Element)) return null;
	const element = target.closest<HTMLElement | SVGElement>(REFERS);
	if (!element || element.closest(NETWORK) !== within.closest(NETWORK)) return null;
	const { ref, row, col, place, whole } = element.dataset;
	if (ref !== undefined) return homeOf({ id: ref, row: Number(row), col: Number(col) });
	if (whole !== undefined) return { id: whole, row: null, col: null };
	const [id, r, c] = place!.split(' ');
	return homeOf({ id, row: Number(r), col: Number(c) });
}
