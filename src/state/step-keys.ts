import type { EquationName } from '$engine/trace';
import { SPEEDS } from './player.svelte';
import type { Session } from './session.svelte';

/** A key, or several with the same meaning, and what they do. */
export interface KeyCommand {
	/** The names of the keys, as `KeyboardEvent.key` has them; PageUp and PageDown are what a presenter's clicker sends. */
	readonly keys: readonly string[];
	readonly does: string;
	readonly act: (session: Session, key: string) => void;
}

/** EQ2 is EQ6 in layer notation: one step, two names. */
const EQUATIONS: Readonly<Record<string, EquationName>> = {
	1: 'EQ1',
	2: 'EQ6',
	3: 'EQ3',
	4: 'EQ4',
	5: 'EQ5',
	6: 'EQ6'
};

/** All that the keyboard does on the step screen, in the order in which it is listed. */
export const keyCommands: readonly KeyCommand[] = [
	{
		keys: ['ArrowRight', 'PageDown'],
		does: 'next equation, row or term',
		act: ({ player }) => player.next()
	},
	{
		keys: ['ArrowLeft', 'PageUp'],
		does: 'back, exactly',
		act: ({ player }) => player.back()
	},
	{
		keys: ['ArrowDown'],
		does: 'into the rows of an equation, into the terms of a row',
		act: ({ player }) => player.into()
	},
	{ keys: ['ArrowUp'], does: 'out again', act: ({ player }) => player.out() },
	{ keys: ['Home'], does: 'to the start', act: ({ player }) => player.toStart() },
	{ keys: ['End'], does: 'to the end', act: ({ player }) => player.toEnd() },
	{ keys: [' '], does: 'play, pause', act: ({ player }) => player.toggle() },
	{ keys: ['+'], does: 'play faster', act: (session) => changeSpeed(session, 1) },
	{ keys: ['-'], does: 'play more slowly', act: (session) => changeSpeed(session, -1) },
	{
		keys: Object.keys(EQUATIONS),
		does: 'to the next EQ1 … EQ6 (EQ2 is EQ6 with layers)',
		act: ({ player }, key) => player.toEquation(EQUATIONS[key])
	},
	{
		keys: ['b'],
		does: 'stop at this kind of step: set or take away',
		act: ({ player }) => player.toggleStop(player.cursor)
	},
	{ keys: ['r'], does: 'run to the next stop, or the end', act: ({ player }) => player.run() },
	{
		keys: ['R'],
		does: 'run back to the last stop, or the start',
		act: ({ player }) => player.runBack()
	},
	{
		keys: ['w'],
		does: 'watch the number that is pointed at, or looked into',
		act: ({ inspection, pointing }) => {
			const place = pointing.at?.row == null ? inspection.place : pointing.at;
			if (place) inspection.watch(place);
		}
	},
	{
		keys: ['e'],
		does: 'edit values',
		act: ({ inspection }) => inspection.toggle('edit', true)
	},
	{
		keys: ['s'],
		does: 'list and set stops',
		act: ({ inspection }) => inspection.toggle('stops', true)
	},
	{
		keys: ['?'],
		does: 'this list',
		act: ({ inspection }) => (inspection.keysShown = true)
	},
	{
		keys: ['Escape'],
		does: 'close what is open beside the step, or leave a matrix',
		act({ inspection }) {
			const { activeElement } = document;
			if (inspection.panel) inspection.close();
			// So that the arrow keys step again.
			else if (activeElement instanceof HTMLElement) activeElement.blur();
		}
	}
];

function changeSpeed({ player }: Session, by: number) {
	const at = SPEEDS.indexOf(player.speed) + by;
	player.speed = SPEEDS[Math.min(Math.max(at, 0), SPEEDS.length - 1)];
}

/** Undoes or redoes an edit where the key, with Ctrl or ⌘, says so. Whether it did. */
function undoKeys(event: KeyboardEvent, session: Session): boolean {
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
	const key = event.key.toLowerCase();
	if (key === 'z' && !event.shiftKey) session.undo();
	else if (key === 'y' || key === 'z') session.redo();
	else return false;
	event.preventDefault();
	return true;
}

/** Does what the key says in a list of commands, unless the key belongs to the field, button or dialog that has the focus. */
export function stepKeys(event: KeyboardEvent, session: Session, list = keyCommands): void {
	const target = event.target instanceof Element ? event.target : null;
	if (event.defaultPrevented || target?.closest('dialog, [role="menu"]')) return;
	if (undoKeys(event, session) || event.ctrlKey || event.metaKey || event.altKey) return;
	if (target?.closest('input, select, textarea') && event.key !== 'Escape') return;
	if (event.key === ' ' && target?.closest('button, a, summary')) return;
	const command = list.find(({ keys }) => keys.includes(event.key));
	if (!command) return;
	// Escape may have something else to close as well.
	if (event.key !== 'Escape') event.preventDefault();
	command.act(session, event.key);
}
